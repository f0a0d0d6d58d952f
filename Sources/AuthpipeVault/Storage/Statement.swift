internal import CSQLite

/// One prepared statement, given back to its database when it goes out of scope.
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let sql: StaticString
  private let database: Database

  init(_ sql: StaticString, in database: Database) throws {
    self.sql = sql
    self.database = database
    if let idle = database.takeIdle(sql) {
      handle = idle
      return
    }
    var prepared: OpaquePointer?
    let result = sql.withUTF8Buffer { text in
      text.withMemoryRebound(to: CChar.self) { text in
        sqlite3_prepare_v2(database.handle, text.baseAddress, Int32(text.count), &prepared, nil)
      }
    }
    try database.check(result)
    guard let prepared else { throw VaultError.database(code: SQLITE_MISUSE) }
    handle = prepared
  }

  deinit {
    sqlite3_reset(handle)
    forgetCost()
    sqlite3_clear_bindings(handle)
    database.keepIdle(handle, sql)
  }

  /// Binds a blob to parameter `index`, counted from one.
  borrowing func bind(_ index: Int32, _ bytes: [UInt8]) throws {
    let result = bytes.withUnsafeBytes {
      authpipe_sqlite_bind_blob(handle, index, $0.baseAddress, Int32($0.count))
    }
    try database.check(result)
  }

  /// Binds an integer to parameter `index`, counted from one.
  borrowing func bind(_ index: Int32, _ value: Int64) throws {
    try database.check(sqlite3_bind_int64(handle, index, value))
  }

  /// Binds text to parameter `index`, counted from one.
  borrowing func bind(_ index: Int32, _ text: String) throws {
    var text = text
    let result = text.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) {
        authpipe_sqlite_bind_text(handle, index, $0.baseAddress, Int32($0.count))
      }
    }
    try database.check(result)
  }

  /// Moves to the next row; false when there is none.
  borrowing func step() throws -> Bool {
    let result = sqlite3_step(handle)
    try database.check(result)
    return result == SQLITE_ROW
  }

  /// Runs to the end and makes ready for other values.
  borrowing func run() throws {
    while try step() {}
    try database.check(sqlite3_reset(handle))
    forgetCost()
  }

  /// What a statement may cost is granted for each time that it runs; SQLite counts them all.
  private borrowing func forgetCost() {
    _ = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_VM_STEP, 1)
  }

  /// What `read` makes of every row. A row that it cannot read is there as its fault; where
  /// damage lets SQLite go no further, or pages lead back to rows that were read, that is the last.
  borrowing func readableRows<Row>(
    _ read: (borrowing Statement) throws -> Row
  ) throws -> [Result<Row, VaultError>] {
    var rows: [Result<Row, VaultError>] = []
    while true {
      do {
        guard try step() else { return rows }
      } catch let fault as VaultError where fault.isOfContent {
        return rows + [.failure(fault)]
      }
      do {
        rows.append(.success(try read(self)))
      } catch let fault as VaultError where fault.isOfContent {
        rows.append(.failure(fault))
        if fault == .damagedFile(part: .pages) { return rows }
      }
    }
  }

  /// The blob in `column`, of exactly `count` bytes where one is given.
  ///
  /// A damaged page can yield the wrong type even in a STRICT table, so nothing is converted.
  borrowing func blob(_ column: Int32, count: Int? = nil, of part: VaultError.Part) throws
    -> [UInt8]
  {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else {
      throw VaultError.damagedFile(part: part)
    }
    let length = Int(sqlite3_column_bytes(handle, column))
    guard count == nil || length == count else { throw VaultError.damagedFile(part: part) }
    guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: length))
  }

  /// The integer in `column`, within `range`.
  borrowing func integer<Value: FixedWidthInteger>(
    _ column: Int32, in range: ClosedRange<Value>, of part: VaultError.Part
  ) throws -> Value {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER,
      let value = Value(exactly: sqlite3_column_int64(handle, column)), range.contains(value)
    else { throw VaultError.damagedFile(part: part) }
    return value
  }

  /// Whether `column` is NULL.
  borrowing func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// The text in `column`.
  borrowing func text(_ column: Int32, of part: VaultError.Part) throws -> String {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let start = sqlite3_column_text(handle, column)
    else { throw VaultError.damagedFile(part: part) }
    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw VaultError.damagedFile(part: part)
    }
    return text
  }
}
