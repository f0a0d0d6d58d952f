/// The tables of table layout 1, as written and as compared on every open.
enum Schema {
  /// "APV1", in the file's application id.
  static let applicationID: Int64 = 0x4150_5631

  /// The table layout's own number.
  static let layout: Int64 = 1

  /// Every statement that makes the layout, word for word as SQLite keeps it, by name.
  static let tables: [(name: String, sql: String)] = [
    (
      "connection",
      """
      CREATE TABLE connection (
        connection_id BLOB NOT NULL PRIMARY KEY,
        tenant_id BLOB NOT NULL REFERENCES tenant (tenant_id),
        conn_idx BLOB NOT NULL,
        created_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        alerted INTEGER NOT NULL,
        UNIQUE (tenant_id, conn_idx)
      ) STRICT, WITHOUT ROWID
      """
    ),
    (
      "event",
      """
      CREATE TABLE event (
        sequence INTEGER NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        mac BLOB NOT NULL
      ) STRICT
      """
    ),
    (
      "record",
      """
      CREATE TABLE record (
        record_id BLOB NOT NULL PRIMARY KEY,
        tenant_id BLOB NOT NULL REFERENCES tenant (tenant_id),
        connection_id BLOB NOT NULL REFERENCES connection (connection_id),
        field INTEGER NOT NULL,
        version INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        UNIQUE (tenant_id, connection_id, field, version)
      ) STRICT, WITHOUT ROWID
      """
    ),
    (
      "tenant",
      """
      CREATE TABLE tenant (
        tenant_id BLOB NOT NULL PRIMARY KEY,
        epoch INTEGER NOT NULL,
        state INTEGER NOT NULL,
        wrapped BLOB NOT NULL,
        name_idx BLOB NOT NULL UNIQUE,
        generation INTEGER NOT NULL,
        head_mac BLOB NOT NULL
      ) STRICT, WITHOUT ROWID
      """
    ),
    (
      "vault",
      """
      CREATE TABLE vault (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        header BLOB NOT NULL,
        header_mac BLOB NOT NULL,
        generation INTEGER NOT NULL,
        head_mac BLOB NOT NULL
      ) STRICT
      """
    ),
    (
      "verdict",
      """
      CREATE TABLE verdict (
        connection_id BLOB NOT NULL REFERENCES connection (connection_id),
        sequence INTEGER NOT NULL,
        version INTEGER NOT NULL,
        asked_at INTEGER NOT NULL,
        verdict INTEGER NOT NULL,
        finding INTEGER NOT NULL,
        http_status INTEGER,
        latency_ms INTEGER,
        PRIMARY KEY (connection_id, sequence)
      ) STRICT, WITHOUT ROWID
      """
    ),
  ]

  /// Makes the tables in an empty file.
  static func create(in database: Database) throws {
    for table in tables { try database.execute(table.sql) }
    try database.execute(
      "PRAGMA application_id=\(applicationID); PRAGMA user_version=\(layout)")
  }

  /// Refuses a file that is not a vault, is of a newer layout, or has anything but these tables.
  static func compare(in database: Database) throws {
    guard try number("PRAGMA application_id", in: database) == applicationID else {
      throw VaultError.notAVault(path: database.path)
    }
    let found = try number("PRAGMA user_version", in: database)
    guard found <= layout else { throw VaultError.writtenByNewer(path: database.path) }
    guard found == layout else { throw VaultError.damagedFile(part: .schema) }

    // Triggers, views, extra columns: anything that is not these words was put there by another.
    let rows = try database.prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    var remaining = tables[...]
    while try rows.step() {
      guard let expected = remaining.popFirst(),
        try rows.text(0, of: .schema) == "table",
        try rows.text(1, of: .schema) == expected.name,
        try rows.text(2, of: .schema) == expected.name,
        try rows.text(3, of: .schema) == expected.sql
      else { throw VaultError.damagedFile(part: .schema) }
    }
    guard remaining.isEmpty else { throw VaultError.damagedFile(part: .schema) }
  }

  private static func number(_ pragma: StaticString, in database: Database) throws -> Int64 {
    let statement = try database.prepare(pragma)
    guard try statement.step() else { throw VaultError.notAVault(path: database.path) }
    return try statement.integer(0, in: Int64.min...Int64.max, of: .schema)
  }
}
