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
/// not reading it halves start-up. Without `for_tls` most of the rest is left out as well, and
/// certificates cannot be verified in this process. Returns 1 on success.
int authpipe_openssl_start(int for_tls);

/// AES-256-GCM, to be looked up once and kept. NULL where there is none.
const EVP_CIPHER *authpipe_aes_256_gcm(void);

/// One HKDF derivation (`mode` is an EVP_KDF_HKDF_MODE). `salt` may be NULL. OSSL_PARAM arrays
/// keep addresses of their values, which C expresses in a line and Swift cannot. Returns 1 on
/// success.
int authpipe_hkdf(EVP_KDF *algorithm, int mode, const char *digest, const void *key,
                  size_t key_count, const void *salt, size_t salt_count, const void *info,
                  size_t info_count, void *out, size_t out_count);

/// Starts an HMAC-SHA-256 under `key`. Returns 1 on success.
int authpipe_hmac_sha256_start(EVP_MAC_CTX *context, const void *key, size_t key_count);

#endif
