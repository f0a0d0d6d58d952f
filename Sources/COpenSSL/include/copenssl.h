#ifndef AUTHPIPE_COPENSSL_H
#define AUTHPIPE_COPENSSL_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

/// Starts libcrypto without reading openssl.cnf: a configuration file can load code, and
/// not reading it halves start-up. Returns 1 on success.
int authpipe_openssl_start(void);

/// One HKDF derivation (`mode` is an EVP_KDF_HKDF_MODE). `salt` may be NULL. OSSL_PARAM arrays
/// keep addresses of their values, which C expresses in a line and Swift cannot. Returns 1 on
/// success.
int authpipe_hkdf(EVP_KDF *algorithm, int mode, const char *digest, const void *key,
                  size_t key_count, const void *salt, size_t salt_count, const void *info,
                  size_t info_count, void *out, size_t out_count);

/// Starts an HMAC-SHA-256 under `key`. Returns 1 on success.
int authpipe_hmac_sha256_start(EVP_MAC_CTX *context, const void *key, size_t key_count);

#endif
