// What `authpipe get` is measured against: a C program on libsqlite3 and libcrypto that opens the
// same vault with the same key file, makes the same checks and reads, derivations and four unseals,
// and prints the access token. man 5 authpipe-vault is all that it knows of the format.
//
// usage: reference VAULT KEY-FILE TENANT; ends with 1 where anything is not as it should be.
#define _GNU_SOURCE
#include <ctype.h>
#include <fcntl.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef unsigned char byte;
typedef struct { byte bytes[8192]; size_t count; } text;
typedef struct { const byte *bytes; size_t count; } span;

enum { key_size = 32, salt_size = 24, tag_size = 16, blob_head = 5 };

static EVP_KDF *hkdf_algorithm;
static EVP_MAC *hmac_algorithm;
static EVP_CIPHER *cipher;
static sqlite3 *database;

static void refuse(const char *what) {
  fprintf(stderr, "reference: %s\n", what);
  exit(1);
}
static void need(int holds, const char *what) {
  if (!holds) refuse(what);
}

static byte *secret(size_t count) {
  byte *memory = OPENSSL_secure_zalloc(count);
  need(memory != NULL, "no secure memory");
  return memory;
}

// Byte strings of the format.
static void add(text *out, const void *bytes, size_t count) {
  need(out->count + count <= sizeof out->bytes, "too long");
  memcpy(out->bytes + out->count, bytes, count);
  out->count += count;
}
static void add_integer(text *out, uint64_t value, int size) {
  while (size-- > 0) add(out, &(byte){value >> 8 * size}, 1);
}
static text labelled(const char *label) {
  text out = {.count = 0};
  add(&out, label, strlen(label) + 1);
  return out;
}
static span take(span *from, size_t count) {
  need(from->count >= count, "damaged header");
  span taken = {from->bytes, count};
  from->bytes += count;
  from->count -= count;
  return taken;
}
static uint64_t integer(span bytes) {
  uint64_t value = 0;
  for (size_t index = 0; index < bytes.count; index++) value = value << 8 | bytes.bytes[index];
  return value;
}

// Cryptography.
static void hkdf(int mode, const byte *key, size_t key_count, span salt, span info, byte *out,
                 size_t count) {
  EVP_KDF_CTX *context = EVP_KDF_CTX_new(hkdf_algorithm);
  OSSL_PARAM parameters[6], *next = parameters;
  *next++ = OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode);
  *next++ = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, "SHA512", 0);
  *next++ = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)key, key_count);
  *next++ = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info.bytes, info.count);
  if (salt.bytes)
    *next++ = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt.bytes, salt.count);
  *next = OSSL_PARAM_construct_end();
  need(context && EVP_KDF_derive(context, out, count, parameters) == 1, "HKDF");
  EVP_KDF_CTX_free(context);
}
static byte *expand(const byte *key, span info, size_t count) {
  byte *out = secret(count);
  hkdf(EVP_KDF_HKDF_MODE_EXPAND_ONLY, key, key_size, (span){0}, info, out, count);
  return out;
}
static void hmac(const byte *key, span first, span second, byte code[32]) {
  size_t count = 0;
  OSSL_PARAM parameters[] = {
    OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, "SHA256", 0),
    OSSL_PARAM_construct_end()};
  EVP_MAC_CTX *context = EVP_MAC_CTX_new(hmac_algorithm);
  need(context && EVP_MAC_init(context, key, key_size, parameters)
         && EVP_MAC_update(context, first.bytes, first.count)
         && EVP_MAC_update(context, second.bytes, second.count)
         && EVP_MAC_final(context, code, &count, 32), "HMAC");
  EVP_MAC_CTX_free(context);
}
// Opens a Cobblestone-256 message of one chunk.
static byte *unseal(span message, const byte *key, span context, size_t *count, const char *what) {
  need(message.count >= salt_size + 32 + tag_size, what);
  text info = {.count = 0};
  static const char name[] = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM";
  add(&info, name, sizeof name);
  add(&info, message.bytes, salt_size);
  add(&info, context.bytes, context.count);
  byte *derived = expand(key, (span){info.bytes, info.count}, 76);
  need(CRYPTO_memcmp(derived + 44, message.bytes + salt_size, 32) == 0, what);
  const byte *sealed = message.bytes + salt_size + 32;
  *count = message.count - salt_size - 32 - tag_size;
  byte *out = secret(*count + 1);
  EVP_CIPHER_CTX *pass = EVP_CIPHER_CTX_new();
  int written = 0;
  need(pass && EVP_DecryptInit_ex2(pass, cipher, derived, derived + 32, NULL)
         && EVP_DecryptUpdate(pass, out, &written, sealed, *count)
         && EVP_CIPHER_CTX_ctrl(pass, EVP_CTRL_AEAD_SET_TAG, tag_size, (void *)(sealed + *count))
         && EVP_DecryptFinal_ex(pass, out + written, &written), what);
  EVP_CIPHER_CTX_free(pass);
  OPENSSL_secure_clear_free(derived, 76);
  return out;
}
// Opens a sealed column: format byte, epoch, message.
static byte *unseal_blob(span blob, uint32_t epoch, const byte *key, const text *context,
                         size_t *count, const char *what) {
  need(blob.count > blob_head && blob.bytes[0] == 1
         && integer((span){blob.bytes + 1, 4}) == epoch, what);
  return unseal((span){blob.bytes + blob_head, blob.count - blob_head}, key,
                (span){context->bytes, context->count}, count, what);
}
// The data of an inner record, ended by a zero byte.
static byte *inner(byte *record, size_t count, byte kind, size_t *length) {
  need(count >= 5 && count % 64 == 0 && record[0] == kind, "damaged record");
  *length = integer((span){record + 1, 4});
  need(*length + 5 <= count && count - *length - 5 < 64, "damaged record");
  for (size_t index = *length + 5; index < count; index++) need(!record[index], "damaged record");
  return record + 5;
}

// SQLite.
static sqlite3_stmt *ask(const char *sql) {
  sqlite3_stmt *statement;
  need(sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK, "SQLite");
  return statement;
}
static int next(sqlite3_stmt *statement) {
  int result = sqlite3_step(statement);
  need(result == SQLITE_ROW || result == SQLITE_DONE, "SQLite");
  return result == SQLITE_ROW;
}
// A blob of exactly `count` bytes; of any length where that is 0. It lives with the statement.
static span blob(sqlite3_stmt *statement, int column, size_t count) {
  need(sqlite3_column_type(statement, column) == SQLITE_BLOB, "damaged row");
  span found = {sqlite3_column_blob(statement, column), sqlite3_column_bytes(statement, column)};
  need(count == 0 || found.count == count, "damaged row");
  return found;
}
static int64_t number(sqlite3_stmt *statement, int column, int64_t least) {
  need(sqlite3_column_type(statement, column) == SQLITE_INTEGER
         && sqlite3_column_int64(statement, column) >= least, "damaged row");
  return sqlite3_column_int64(statement, column);
}
static void bind(sqlite3_stmt *statement, int index, span bytes) {
  need(sqlite3_bind_blob(statement, index, bytes.bytes, bytes.count, SQLITE_STATIC) == SQLITE_OK,
       "SQLite");
}
static void set(int option, int value) {
  int now = -1;
  need(sqlite3_db_config(database, option, value, &now) == SQLITE_OK && now == value, "SQLite");
}

static const char *const tables[][2] = {
  {"connection",
   "CREATE TABLE connection (\n  connection_id BLOB NOT NULL PRIMARY KEY,\n"
   "  tenant_id BLOB NOT NULL REFERENCES tenant (tenant_id),\n  conn_idx BLOB NOT NULL,\n"
   "  created_at INTEGER NOT NULL,\n  due_at INTEGER NOT NULL,\n  failures INTEGER NOT NULL,\n"
   "  alerted INTEGER NOT NULL,\n  UNIQUE (tenant_id, conn_idx)\n) STRICT, WITHOUT ROWID"},
  {"event",
   "CREATE TABLE event (\n  sequence INTEGER NOT NULL PRIMARY KEY,\n  at INTEGER NOT NULL,\n"
   "  sealed BLOB NOT NULL,\n  mac BLOB NOT NULL\n) STRICT"},
  {"record",
   "CREATE TABLE record (\n  record_id BLOB NOT NULL PRIMARY KEY,\n"
   "  tenant_id BLOB NOT NULL REFERENCES tenant (tenant_id),\n"
   "  connection_id BLOB NOT NULL REFERENCES connection (connection_id),\n"
   "  field INTEGER NOT NULL,\n  version INTEGER NOT NULL,\n  epoch INTEGER NOT NULL,\n"
   "  sealed BLOB NOT NULL,\n  UNIQUE (tenant_id, connection_id, field, version)\n"
   ") STRICT, WITHOUT ROWID"},
  {"tenant",
   "CREATE TABLE tenant (\n  tenant_id BLOB NOT NULL PRIMARY KEY,\n  epoch INTEGER NOT NULL,\n"
   "  state INTEGER NOT NULL,\n  wrapped BLOB NOT NULL,\n  name_idx BLOB NOT NULL UNIQUE,\n"
   "  generation INTEGER NOT NULL,\n  head_mac BLOB NOT NULL\n) STRICT, WITHOUT ROWID"},
  {"vault",
   "CREATE TABLE vault (\n  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),\n"
   "  header BLOB NOT NULL,\n  header_mac BLOB NOT NULL,\n  generation INTEGER NOT NULL,\n"
   "  head_mac BLOB NOT NULL\n) STRICT"},
  {"verdict",
   "CREATE TABLE verdict (\n  connection_id BLOB NOT NULL REFERENCES connection (connection_id),\n"
   "  sequence INTEGER NOT NULL,\n  version INTEGER NOT NULL,\n  asked_at INTEGER NOT NULL,\n"
   "  verdict INTEGER NOT NULL,\n  finding INTEGER NOT NULL,\n  http_status INTEGER,\n"
   "  latency_ms INTEGER,\n  PRIMARY KEY (connection_id, sequence)\n) STRICT, WITHOUT ROWID"},
};

static void open_vault(const char *path) {
  struct stat status;
  need(lstat(path, &status) == 0 && S_ISREG(status.st_mode) && !(status.st_mode & 022)
         && (status.st_uid == geteuid() || status.st_uid == 0), "untrusted vault");
  need(sqlite3_open_v2(path, &database,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
                         | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, "no vault");
  set(SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  set(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  sqlite3_busy_timeout(database, 10000);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 1 << 17);
  need(sqlite3_exec(database,
                    "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; BEGIN",
                    NULL, NULL, NULL) == SQLITE_OK, "SQLite");
  sqlite3_stmt *layout = ask(
    "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version");
  need(next(layout) && number(layout, 0, 0) == 0x41505631 && number(layout, 1, 0) == 1,
       "not a vault");
  sqlite3_finalize(layout);
  sqlite3_stmt *schema = ask(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  size_t found = 0;
  for (; next(schema); found++) {
    need(found < sizeof tables / sizeof *tables, "another schema");
    const char *expected[] = {"table", tables[found][0], tables[found][0], tables[found][1]};
    for (int column = 0; column < 4; column++) {
      const char *text = (const char *)sqlite3_column_text(schema, column);
      need(text && strcmp(text, expected[column]) == 0, "another schema");
    }
  }
  need(found == sizeof tables / sizeof *tables, "another schema");
  sqlite3_finalize(schema);
}

// The key in a key file: Bech32 on a line of its own.
static byte *read_key(const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status;
  need(file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode)
         && !(status.st_mode & 077) && status.st_uid == geteuid(), "untrusted key file");
  char *lines = (char *)secret(8193), *line = NULL, *rest = NULL;
  need(read(file, lines, 8192) > 0, "no key");
  close(file);
  for (char *each = strtok_r(lines, "\r\n", &rest); each; each = strtok_r(NULL, "\r\n", &rest))
    if (*each != '#') line = each;
  static const char prefix[] = "authpipe-key-", alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  static const uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  need(line && strlen(line) == 72 && strncasecmp(line, prefix, 13) == 0 && line[13] == '1',
       "not a key");
  byte *key = secret(key_size), groups[27 + 58];
  for (int index = 0; index < 13; index++) {
    groups[index] = prefix[index] >> 5;
    groups[14 + index] = prefix[index] & 31;
  }
  groups[13] = 0;
  for (int index = 0; index < 58; index++) {
    const char *place = strchr(alphabet, tolower((byte)line[14 + index]));
    need(place != NULL, "not a key");
    groups[27 + index] = place - alphabet;
  }
  uint32_t sum = 1;
  for (size_t index = 0; index < sizeof groups; index++) {
    uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ groups[index];
    for (int bit = 0; bit < 5; bit++) sum ^= top >> bit & 1 ? generator[bit] : 0;
  }
  need(sum == 1, "not a key");
  uint32_t buffer = 0;
  for (int index = 0, bits = 0, filled = 0; index < 52; index++) {
    buffer = buffer << 5 | groups[27 + index];
    if ((bits += 5) >= 8) key[filled++] = buffer >> (bits -= 8);
  }
  OPENSSL_cleanse(groups, sizeof groups);
  OPENSSL_secure_clear_free(lines, 8193);
  return key;
}

static byte *root;
static byte vault_id[16];
static uint32_t root_epoch;

static byte *derive_from_root(const char *label) {
  text info = labelled(label);
  add(&info, vault_id, 16);
  add_integer(&info, root_epoch, 4);
  return expand(root, (span){info.bytes, info.count}, key_size);
}

// Opens the header's one key slot, and checks the header's code.
static void open_header(const byte *key) {
  sqlite3_stmt *row = ask("SELECT header, header_mac, generation, head_mac FROM vault WHERE id = 1");
  need(next(row), "damaged header");
  span header = blob(row, 0, 0), rest = header, code = blob(row, 1, 32);
  number(row, 2, 0);
  blob(row, 3, 32);
  need(memcmp(take(&rest, 8).bytes, "APVAULT", 8) == 0, "damaged header");
  need(integer(take(&rest, 2)) == 1 && integer(take(&rest, 2)) == 0 && integer(take(&rest, 2)) == 1
         && integer(take(&rest, 2)) <= 1, "a newer vault");
  take(&rest, 2);
  memcpy(vault_id, take(&rest, 16).bytes, 16);
  root_epoch = integer(take(&rest, 4));
  take(&rest, 8);
  need(integer(take(&rest, 2)) == 1, "several slots");
  span head = take(&rest, integer(take(&rest, 2)));
  need(head.count >= 58 && memcmp(head.bytes + 8, "\1\1\0\0\0\0\0\0", 8) == 0, "another slot");
  need(integer(take(&rest, 2)) == 104, "damaged header");
  span wrapped = take(&rest, 104);
  need(rest.count == 0, "damaged header");

  text info = labelled("authpipe/v1/slot-kek"), context = labelled("authpipe/v1/slot");
  byte *wrapping = secret(key_size), computed[32];
  hkdf(EVP_KDF_HKDF_MODE_EXTRACT_AND_EXPAND, key, key_size, (span){head.bytes + 16, 32},
       (span){info.bytes, info.count}, wrapping, key_size);
  add(&context, vault_id, 16);
  add_integer(&context, root_epoch, 4);
  add(&context, head.bytes, head.count);
  size_t count;
  root = unseal(wrapped, wrapping, (span){context.bytes, context.count}, &count, "wrong key");
  byte *coding = derive_from_root("authpipe/v1/header-mac");
  text label = labelled("authpipe/v1/header");
  hmac(coding, (span){label.bytes, label.count}, header, computed);
  need(CRYPTO_memcmp(computed, code.bytes, 32) == 0, "altered header");
  sqlite3_finalize(row);
}

// Opens the newest record of a field, or that of one version.
static byte *open_record(const byte *key, span tenant, uint32_t epoch, span connection, int field,
                         int64_t version, byte kind, size_t *length) {
  sqlite3_stmt *row = ask(
    version
      ? "SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record "
        "WHERE tenant_id = ? AND connection_id = ? AND field = ? AND version = ?"
      : "SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record "
        "WHERE tenant_id = ? AND connection_id = ? AND field = ? ORDER BY version DESC LIMIT 1");
  bind(row, 1, tenant);
  bind(row, 2, connection);
  sqlite3_bind_int64(row, 3, field);
  if (version) sqlite3_bind_int64(row, 4, version);
  need(next(row), "no record");
  text context = labelled("authpipe/v1/record");
  add(&context, vault_id, 16);
  add(&context, tenant.bytes, 16);
  add_integer(&context, epoch, 4);
  add(&context, connection.bytes, 16);
  add(&context, blob(row, 0, 16).bytes, 16);
  add_integer(&context, number(row, 3, 1), 2);
  add_integer(&context, number(row, 4, 1), 8);
  add_integer(&context, 1, 2);
  number(row, 5, 1);
  size_t count;
  byte *record = unseal_blob(blob(row, 6, 0), epoch, key, &context, &count, "altered record");
  sqlite3_finalize(row);
  return inner(record, count, kind, length);
}

// The newest verdict; known ones only, or all.
static int newest_verdict(span connection, int64_t version, int most) {
  sqlite3_stmt *row = ask(
    "SELECT verdict, asked_at, finding, http_status, latency_ms FROM verdict "
    "WHERE connection_id = ? AND version = ? AND verdict <= ? ORDER BY sequence DESC LIMIT 1");
  bind(row, 1, connection);
  sqlite3_bind_int64(row, 2, version);
  sqlite3_bind_int64(row, 3, most);
  int verdict = next(row) ? (int)number(row, 0, 1) : 0;
  sqlite3_finalize(row);
  return verdict;
}

static void expect(const byte *json, const char *name, const char *value) {
  char member[256];
  snprintf(member, sizeof member, "\"%s\":\"%s\"", name, value);
  need(strstr((const char *)json, member) != NULL, "another's record");
}

int main(int count, char **words) {
  need(count == 4, "usage: reference VAULT KEY-FILE TENANT");
  umask(077);
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  prctl(PR_SET_DUMPABLE, 0);
  need(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL)
         && CRYPTO_secure_malloc_init(1 << 19, 32), "no secure memory");
  hkdf_algorithm = EVP_KDF_fetch(NULL, "HKDF", NULL);
  hmac_algorithm = EVP_MAC_fetch(NULL, "HMAC", NULL);
  cipher = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
  open_vault(words[1]);
  open_header(read_key(words[2]));

  const char *name = words[3];
  text message = labelled("tenant");
  byte code[32];
  hmac(derive_from_root("authpipe/v1/name-index"), (span){message.bytes, message.count},
       (span){(const byte *)name, strlen(name)}, code);
  sqlite3_stmt *row = ask(
    "SELECT tenant_id, epoch, state, wrapped, name_idx, generation, head_mac FROM tenant "
    "WHERE name_idx = ? AND state = 1");
  bind(row, 1, (span){code, 16});
  need(next(row), "no such connection");
  span tenant = blob(row, 0, 16);
  uint32_t epoch = number(row, 1, 1);
  text context = labelled("authpipe/v1/tenant");
  add(&context, vault_id, 16);
  add_integer(&context, root_epoch, 4);
  add(&context, tenant.bytes, 16);
  add_integer(&context, epoch, 4);
  blob(row, 4, 16);
  number(row, 5, 0);
  blob(row, 6, 32);
  size_t length;
  byte *key = unseal_blob(blob(row, 3, 109), root_epoch, derive_from_root("authpipe/v1/tenant-wrap"),
                          &context, &length, "altered tenant");

  // Keys of the tenant, and the connection of its default user.
  byte *of_tenant[2];
  const char *labels[] = {"authpipe/v1/tenant-index", "authpipe/v1/record"};
  for (int index = 0; index < 2; index++) {
    text info = labelled(labels[index]);
    add(&info, vault_id, 16);
    add(&info, tenant.bytes, 16);
    add_integer(&info, epoch, 4);
    of_tenant[index] = expand(key, (span){info.bytes, info.count}, key_size);
  }
  message = labelled("connection");
  add(&message, "bigcommerce", sizeof "bigcommerce");
  hmac(of_tenant[0], (span){message.bytes, message.count}, (span){(const byte *)"default", 7}, code);
  sqlite3_stmt *found = ask(
    "SELECT connection_id, tenant_id, conn_idx, created_at FROM connection "
    "WHERE tenant_id = ? AND conn_idx = ?");
  bind(found, 1, tenant);
  bind(found, 2, (span){code, 16});
  need(next(found), "no such connection");
  span connection = blob(found, 0, 16);

  // The metadata: whose it is, and which version is handed out.
  byte *json = open_record(of_tenant[1], tenant, epoch, connection, 1, 0, 3, &length);
  expect(json, "provider", "bigcommerce");
  expect(json, "tenant", name);
  expect(json, "user", "default");
  char *stage = strstr((char *)json, "\"stage\":\"current\""), *version = NULL;
  need(stage != NULL, "no version");
  for (char *place = (char *)json; (place = strstr(place, "\"number\":")) && place < stage; place++)
    version = place + 9;
  need(version != NULL, "no version");
  int64_t current = strtoll(version, NULL, 10);

  int known = newest_verdict(connection, current, 4);
  newest_verdict(connection, current, 255);
  need(known != 3, "rejected");
  byte *token = open_record(of_tenant[1], tenant, epoch, connection, 2, current, 1, &length);
  token[length] = '\n';
  need(write(STDOUT_FILENO, token, length + 1) == (ssize_t)length + 1, "cannot write");
  sqlite3_finalize(found);
  sqlite3_finalize(row);
  sqlite3_close(database);
  return 0;
}
