import AuthpipeKit
import CSQLite
import PublishedVectors

@testable import AuthpipeVault

/// SQL that failed, with SQLite's words.
struct SQLFailure: Error {
  var message: String
}

/// A connection of SQLite's own, as an attacker or a curious user would open.
final class RawDatabase {
  let handle: OpaquePointer

  init(_ path: String) throws {
    var opened: OpaquePointer?
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let opened else {
      throw SQLFailure(message: "cannot open")
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Stops every statement that takes more steps of SQLite's machine.
  func stop(afterSteps steps: Int32) {
    sqlite3_progress_handler(handle, steps, { _ in 1 }, nil)
  }

  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLFailure(message: "\(String(cString: sqlite3_errmsg(handle))) in \(sql)")
    }
  }

  /// The first column of the first row as an integer.
  func integer(_ sql: String) throws -> Int64 {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK,
      sqlite3_step(statement) == SQLITE_ROW
    else { throw SQLFailure(message: "\(String(cString: sqlite3_errmsg(handle))) in \(sql)") }
    return sqlite3_column_int64(statement, 0)
  }
}

extension SampleVault {
  /// Runs SQL on the file, every protection off.
  ///
  /// `who (name, tenant, connection)` holds the ids behind the names, `was_record`, `was_tenant`
  /// and `was_connection` the rows as they were, and `other` is a vault made with the same key.
  func edit(_ sql: String, other: SampleVault? = nil) throws {
    var known = ""
    do {
      let vault = try open()
      for name in Self.names {
        let found = try vault.find(name)
        known += """
          INSERT INTO who VALUES \
          ('\(name)', x'\(found.tenant.tenantID.hex)', x'\(found.connectionID.hex)');
          """
      }
    }
    let database = try RawDatabase(path)
    try database.run(
      """
      PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON;
      CREATE TEMP TABLE who (name TEXT, tenant BLOB, connection BLOB); \(known)
      CREATE TEMP TABLE was_record AS SELECT * FROM main.record;
      CREATE TEMP TABLE was_tenant AS SELECT * FROM main.tenant;
      CREATE TEMP TABLE was_connection AS SELECT * FROM main.connection;
      """)
    if let other { try database.run("ATTACH '\(other.path)' AS other") }
    try database.run(sql)
  }

  /// The id of a tenant, in SQL.
  static func tenant(_ name: String) -> String { "(SELECT tenant FROM who WHERE name = '\(name)')" }

  /// The id of a connection, in SQL.
  static func connection(_ name: String) -> String {
    "(SELECT connection FROM who WHERE name = '\(name)')"
  }

  /// The row of one field of a connection, as a condition in SQL.
  static func row(_ name: String, _ field: CredentialField) -> String {
    "connection_id = \(connection(name)) AND field = \(field.rawValue)"
  }
}
