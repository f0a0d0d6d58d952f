#ifndef AUTHPIPE_CSQLITE_H
#define AUTHPIPE_CSQLITE_H

#include <sqlite3.h>

// Extended result codes, which are expressions that Swift does not import.
static const int AUTHPIPE_SQLITE_READONLY_ROLLBACK = SQLITE_READONLY_ROLLBACK;
static const int AUTHPIPE_SQLITE_READONLY_RECOVERY = SQLITE_READONLY_RECOVERY;
static const int AUTHPIPE_SQLITE_READONLY_CANTINIT = SQLITE_READONLY_CANTINIT;
static const int AUTHPIPE_SQLITE_CANTOPEN_SYMLINK = SQLITE_CANTOPEN_SYMLINK;

/// sqlite3_db_config is variadic, which Swift cannot call. Sets one boolean option and
/// reports through `now` what it is afterwards.
int authpipe_sqlite_set_option(sqlite3 *database, int option, int value, int *now);

/// Binds bytes that SQLite copies (SQLITE_TRANSIENT is a macro that Swift cannot see).
int authpipe_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count);

/// Binds text that SQLite copies.
int authpipe_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count);

#endif
