// EVP_CIPHER_meth_dup is deprecated; see authpipe_aes_256_gcm.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "copenssl.h"

int authpipe_openssl_start(int for_tls) {
  uint64_t options = OPENSSL_INIT_NO_LOAD_CONFIG;
  // Names of every algorithm there ever was, for certificates; words for errors that nobody reads;
  // and at the end, taking down what ends with the process.
  if (!for_tls)
    options |= OPENSSL_INIT_NO_ADD_ALL_CIPHERS | OPENSSL_INIT_NO_ADD_ALL_DIGESTS
               | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS | OPENSSL_INIT_NO_ATEXIT;
  return OPENSSL_init_crypto(options, NULL);
}

const EVP_CIPHER *authpipe_aes_256_gcm(void) {
#if OPENSSL_VERSION_MAJOR == 3
  // A copy is what it says, and is not looked up in a provider: that would first make all of the
  // hundred ciphers there. The code that runs is the same.
  return EVP_CIPHER_meth_dup(EVP_aes_256_gcm());
#else
  return EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
#endif
}

// An empty value still needs an address: libcrypto reads NULL as "not given".
static OSSL_PARAM octets(const char *name, const void *bytes, size_t count) {
  return OSSL_PARAM_construct_octet_string(name, (void *)(bytes ? bytes : ""), count);
}

int authpipe_hkdf(EVP_KDF *algorithm, int mode, const char *digest, const void *key,
                  size_t key_count, const void *salt, size_t salt_count, const void *info,
                  size_t info_count, void *out, size_t out_count) {
  EVP_KDF_CTX *context = EVP_KDF_CTX_new(algorithm);
  if (context == NULL) return 0;
  OSSL_PARAM parameters[6], *next = parameters;
  *next++ = OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode);
  *next++ = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)digest, 0);
  *next++ = octets(OSSL_KDF_PARAM_KEY, key, key_count);
  *next++ = octets(OSSL_KDF_PARAM_INFO, info, info_count);
  if (salt != NULL) *next++ = octets(OSSL_KDF_PARAM_SALT, salt, salt_count);
  *next = OSSL_PARAM_construct_end();
  int result = EVP_KDF_derive(context, out, out_count, parameters);
  EVP_KDF_CTX_free(context);
  return result;
}

int authpipe_hmac_sha256_start(EVP_MAC_CTX *context, const void *key, size_t key_count) {
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
      OSSL_PARAM_construct_end(),
  };
  return EVP_MAC_init(context, key, key_count, parameters);
}
