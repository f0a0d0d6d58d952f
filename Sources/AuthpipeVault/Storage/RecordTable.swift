internal import AuthpipeKit

/// A row of the `record` table.
struct RecordRow: Equatable {
  /// The field number of a connection's metadata.
  static let metadataField: UInt16 = 1

  var recordID: [UInt8]
  var tenantID: [UInt8]
  var connectionID: [UInt8]
  var field: UInt16
  var version: UInt64
  var epoch: UInt32
  var sealed: [UInt8]
}

/// Reads and writes the `record` table.
struct RecordTable {
  /// The versions that may be written: one more must still fit into SQLite's integers.
  static let versions: ClosedRange<UInt64> = 1...(1 << 62)

  let database: Database

  func find(
    tenantID: [UInt8], connectionID: [UInt8], field: UInt16, version: UInt64
  ) throws -> RecordRow? {
    let statement = try database.prepare(
      """
      SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record \
      WHERE tenant_id = ? AND connection_id = ? AND field = ? AND version = ?
      """)
    try statement.bind(1, tenantID)
    try statement.bind(2, connectionID)
    try statement.bind(3, Int64(field))
    try statement.bind(4, Int64(version))
    return try statement.step() ? try row(of: statement) : nil
  }

  /// The newest record of a field.
  func newest(tenantID: [UInt8], connectionID: [UInt8], field: UInt16) throws -> RecordRow? {
    let statement = try database.prepare(
      """
      SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record \
      WHERE tenant_id = ? AND connection_id = ? AND field = ? ORDER BY version DESC LIMIT 1
      """)
    try statement.bind(1, tenantID)
    try statement.bind(2, connectionID)
    try statement.bind(3, Int64(field))
    return try statement.step() ? try row(of: statement) : nil
  }

  /// The records of one connection.
  func all(tenantID: [UInt8], connectionID: [UInt8]) throws -> [RecordRow] {
    let statement = try database.prepare(
      """
      SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record \
      WHERE tenant_id = ? AND connection_id = ? ORDER BY field, version
      """)
    try statement.bind(1, tenantID)
    try statement.bind(2, connectionID)
    var rows: [RecordRow] = []
    var order = Ascent()
    while try statement.step() {
      let row = try row(of: statement)
      try order.climb(to: place(of: row))
      rows.append(row)
    }
    return rows
  }

  /// The records of one connection; a row that is damaged hides none of the others.
  func allReadable(
    tenantID: [UInt8], connectionID: [UInt8]
  ) throws -> [Result<RecordRow, VaultError>] {
    let statement = try database.prepare(
      """
      SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record \
      WHERE tenant_id = ? AND connection_id = ? ORDER BY field, version
      """)
    try statement.bind(1, tenantID)
    try statement.bind(2, connectionID)
    var order = Ascent()
    return try statement.readableRows { statement in
      let row = try row(of: statement)
      try order.climb(to: place(of: row))
      return row
    }
  }

  /// What the records of one connection are ordered by.
  private func place(of row: RecordRow) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(row.field)
    writer.add(row.version)
    return writer.bytes
  }

  /// Lends every record of a tenant to `body`, ordered by record id.
  func forEach(tenantID: [UInt8], _ body: (RecordRow) throws -> Void) throws {
    let statement = try database.prepare(
      """
      SELECT record_id, tenant_id, connection_id, field, version, epoch, sealed FROM record \
      WHERE tenant_id = ? ORDER BY record_id
      """)
    try statement.bind(1, tenantID)
    var order = Ascent()
    while try statement.step() {
      let row = try row(of: statement)
      try order.climb(to: row.recordID)
      try body(row)
    }
  }

  private func row(of statement: borrowing Statement) throws -> RecordRow {
    RecordRow(
      recordID: try statement.blob(0, count: 16, of: .record),
      tenantID: try statement.blob(1, count: 16, of: .record),
      connectionID: try statement.blob(2, count: 16, of: .record),
      field: try statement.integer(3, in: 1...UInt16.max, of: .record),
      version: try statement.integer(4, in: Self.versions, of: .record),
      epoch: try statement.integer(5, in: 1...UInt32.max, of: .record),
      sealed: try statement.blob(6, of: .record))
  }

  func insert(_ row: RecordRow) throws {
    let statement = try database.prepare("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)")
    try statement.bind(1, row.recordID)
    try statement.bind(2, row.tenantID)
    try statement.bind(3, row.connectionID)
    try statement.bind(4, Int64(row.field))
    try statement.bind(5, Int64(row.version))
    try statement.bind(6, Int64(row.epoch))
    try statement.bind(7, row.sealed)
    try statement.run()
  }

  /// Puts a newer version of a record in the place of the one that was read.
  func replace(_ row: RecordRow, readAs version: UInt64) throws {
    let statement = try database.prepare(
      "UPDATE record SET version = ?, epoch = ?, sealed = ? WHERE record_id = ? AND version = ?")
    try statement.bind(1, Int64(row.version))
    try statement.bind(2, Int64(row.epoch))
    try statement.bind(3, row.sealed)
    try statement.bind(4, row.recordID)
    try statement.bind(5, Int64(version))
    try statement.run()
    guard database.changes == 1 else { throw VaultError.changedMeanwhile }
  }

  /// Deletes one field of one version, if it is there.
  func delete(connectionID: [UInt8], field: UInt16, version: UInt64) throws {
    let statement = try database.prepare(
      "DELETE FROM record WHERE connection_id = ? AND field = ? AND version = ?")
    try statement.bind(1, connectionID)
    try statement.bind(2, Int64(field))
    try statement.bind(3, Int64(version))
    try statement.run()
  }

  /// Deletes every secret of one version of a credential. Metadata and minted tokens have versions
  /// of their own.
  func deleteSecrets(connectionID: [UInt8], version: UInt64) throws {
    let statement = try database.prepare(
      "DELETE FROM record WHERE connection_id = ? AND version = ? AND field NOT IN (?, ?)")
    try statement.bind(1, connectionID)
    try statement.bind(2, Int64(version))
    try statement.bind(3, Int64(RecordRow.metadataField))
    try statement.bind(4, Int64(CredentialField.mintedToken))
    try statement.run()
  }

  /// Deletes everything of a connection.
  func deleteAll(connectionID: [UInt8]) throws {
    let statement = try database.prepare("DELETE FROM record WHERE connection_id = ?")
    try statement.bind(1, connectionID)
    try statement.run()
  }

  /// Deletes everything of a tenant, and of its connections wherever it stands.
  func deleteAll(tenantID: [UInt8]) throws {
    let statement = try database.prepare(
      """
      DELETE FROM record WHERE tenant_id = ?1 \
      OR connection_id IN (SELECT connection_id FROM connection WHERE tenant_id = ?1)
      """)
    try statement.bind(1, tenantID)
    try statement.run()
  }
}
