#include "copenssl.h"

int authpipe_openssl_start(void) {
  return OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
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
