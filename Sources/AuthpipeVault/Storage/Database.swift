internal import CSQLite
internal import Glibc

/// One SQLite connection with the settings that the format asks for.
final class Database {
  /// What the connection may do.
  enum Access {
    case reading
    case writing
  }

  let handle: OpaquePointer
  let path: String

  /// Whether a statement was stopped because it cost more than any vault can ask for.
  private(set) var isExhausted = false

  /// Statements that were prepared and are free: a rekeying asks the same thing of thousands of
  /// tenants, and preparing costs more than asking.
  ///
  /// A few dozen, and no dictionary: making the type of one costs a `get` a twelfth of its time.
  private var idle: [IdleStatement] = []

  private struct IdleStatement {
    /// Where its words stand.
    let sql: UnsafePointer<UInt8>
    let handle: OpaquePointer
  }

  /// Opens an existing file. Never creates one, never follows a link in the path.
  init(path: String, access: Access) throws {
    let flags =
      SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX
      | (access == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(path, &opened, flags, nil)
    guard result == SQLITE_OK, let opened else {
      let code = sqlite3_system_errno(opened)
      sqlite3_close_v2(opened)
      if result & 0xff == SQLITE_CANTOPEN, code == EACCES || code == EPERM {
        throw VaultError.file(.notReadable(code: code), path: path)
      }
      throw Self.fault(result, path: path)
    }
    handle = opened
    self.path = path
    try configure()
    if access == .writing {
      try execute("PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON")
    }
    // Asked to write, SQLite opens a write-protected file for reading without a word.
    if access == .writing, sqlite3_db_readonly(handle, "main") != 0 {
      throw VaultError.readOnly(path: path)
    }
    if access == .writing { try leaveWriteAheadLog() }
  }

  deinit {
    for statement in idle { sqlite3_finalize(statement.handle) }
    sqlite3_close_v2(handle)
  }

  private func configure() throws {
    try set(SQLITE_DBCONFIG_DEFENSIVE, to: true)
    // A vault file from somebody else must not run code through its schema.
    try set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, to: false)
    try set(SQLITE_DBCONFIG_ENABLE_TRIGGER, to: false)
    try set(SQLITE_DBCONFIG_ENABLE_VIEW, to: false)
    try set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, to: false)
    try set(SQLITE_DBCONFIG_ENABLE_FKEY, to: true)
    sqlite3_busy_timeout(handle, 10_000)
    // No row of a vault comes near this, and a hostile file must not fill memory or the arena.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 17)
    try execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY")
  }

  /// The journal mode is kept in the file, where anybody's SQLite may have changed it, and some
  /// releases lose commits in write-ahead mode.
  private func leaveWriteAheadLog() throws {
    let mode = try prepare("PRAGMA journal_mode=DELETE")
    guard try mode.step(), try mode.text(0, of: .schema) == "delete" else { throw VaultError.busy }
  }

  private func set(_ option: Int32, to value: Bool) throws {
    let wanted: Int32 = value ? 1 : 0
    var now: Int32 = -1
    guard authpipe_sqlite_set_option(handle, option, wanted, &now) == SQLITE_OK, now == wanted
    else { throw VaultError.database(code: SQLITE_MISUSE) }
  }

  /// Runs statements that return nothing of interest.
  func execute(_ sql: String) throws {
    limitCost()
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  func prepare(_ sql: StaticString) throws -> Statement {
    try Statement(sql, in: self)
  }

  /// A free statement of these words, for one use.
  func takeIdle(_ sql: StaticString) -> OpaquePointer? {
    idle.firstIndex { $0.sql == sql.utf8Start }.map { idle.remove(at: $0).handle }
  }

  /// Keeps a statement of these words that is free again.
  func keepIdle(_ statement: OpaquePointer, _ sql: StaticString) {
    guard !idle.contains(where: { $0.sql == sql.utf8Start }) else {
      sqlite3_finalize(statement)
      return
    }
    idle.append(IdleStatement(sql: sql.utf8Start, handle: statement))
  }

  /// Lets the page cache grow to 64 MiB. SQLite's own two would have the pages of a large vault
  /// read and written over and over while every record of it is sealed anew.
  func widenCache() throws { try execute("PRAGMA cache_size=-65536") }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Whether no transaction is open.
  var isIdle: Bool { sqlite3_get_autocommit(handle) != 0 }

  func check(_ result: Int32) throws {
    if result & 0xff == SQLITE_INTERRUPT {
      isExhausted = true
      limitCost()
    }
    guard result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE else {
      throw Self.fault(result, path: path)
    }
  }

  /// The vault's fault that an extended result code of SQLite stands for.
  static func fault(_ code: Int32, path: String) -> VaultError {
    switch code {
    case AUTHPIPE_SQLITE_READONLY_ROLLBACK, AUTHPIPE_SQLITE_READONLY_RECOVERY,
      AUTHPIPE_SQLITE_READONLY_CANTINIT:
      return .unfinishedWriteOnReadOnly(path: path)
    case AUTHPIPE_SQLITE_CANTOPEN_SYMLINK: return .file(.symbolicLink, path: path)
    default: break
    }
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_NOTADB: return .notAVault(path: path)
    case SQLITE_CORRUPT, SQLITE_FORMAT, SQLITE_MISMATCH, SQLITE_CONSTRAINT:
      return .damagedFile(part: .schema)
    case SQLITE_TOOBIG: return .damagedFile(part: .record)
    case SQLITE_INTERRUPT: return .damagedFile(part: .pages)
    case SQLITE_FULL: return .diskFull
    case SQLITE_IOERR: return .inputOutput(code: code)
    case SQLITE_READONLY, SQLITE_PERM: return .readOnly(path: path)
    case SQLITE_CANTOPEN: return .inputOutput(code: code)
    default: return .database(code: code)
    }
  }
}
