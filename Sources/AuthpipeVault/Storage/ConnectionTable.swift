/// A row of the `connection` table.
struct ConnectionRow: Equatable {
  var connectionID: [UInt8]
  var tenantID: [UInt8]
  var index: [UInt8]
  /// Seconds since 1970.
  var createdAt: Int64
}

/// Reads and writes the `connection` table.
struct ConnectionTable {
  let database: Database

  func find(tenantID: [UInt8], index: [UInt8]) throws -> ConnectionRow? {
    let statement = try database.prepare(
      """
      SELECT connection_id, tenant_id, conn_idx, created_at FROM connection \
      WHERE tenant_id = ? AND conn_idx = ?
      """)
    try statement.bind(1, tenantID)
    try statement.bind(2, index)
    return try statement.step() ? try row(of: statement) : nil
  }

  /// The connections of a tenant, ordered by id.
  func all(tenantID: [UInt8]) throws -> [ConnectionRow] {
    let statement = try database.prepare(
      """
      SELECT connection_id, tenant_id, conn_idx, created_at FROM connection \
      WHERE tenant_id = ? ORDER BY connection_id
      """)
    try statement.bind(1, tenantID)
    var rows: [ConnectionRow] = []
    var order = Ascent()
    while try statement.step() {
      rows.append(try row(of: statement))
      try order.climb(to: rows[rows.count - 1].connectionID)
    }
    return rows
  }

  /// The connections of a tenant; a row that is damaged hides none of the others.
  func allReadable(tenantID: [UInt8]) throws -> [Result<ConnectionRow, VaultError>] {
    let statement = try database.prepare(
      """
      SELECT connection_id, tenant_id, conn_idx, created_at FROM connection \
      WHERE tenant_id = ? ORDER BY connection_id
      """)
    try statement.bind(1, tenantID)
    var order = Ascent()
    return try statement.readableRows { statement in
      let row = try row(of: statement)
      try order.climb(to: row.connectionID)
      return row
    }
  }

  private func row(of statement: borrowing Statement) throws -> ConnectionRow {
    ConnectionRow(
      connectionID: try statement.blob(0, count: 16, of: .connection),
      tenantID: try statement.blob(1, count: 16, of: .connection),
      index: try statement.blob(2, count: 16, of: .connection),
      createdAt: try statement.integer(3, in: Int64.min...Int64.max, of: .connection))
  }

  func exists(connectionID: [UInt8]) throws -> Bool {
    let statement = try database.prepare("SELECT 1 FROM connection WHERE connection_id = ?")
    try statement.bind(1, connectionID)
    return try statement.step()
  }

  func insert(_ row: ConnectionRow) throws {
    let statement = try database.prepare("INSERT INTO connection VALUES (?, ?, ?, ?, 0, 0, 0)")
    try statement.bind(1, row.connectionID)
    try statement.bind(2, row.tenantID)
    try statement.bind(3, row.index)
    try statement.bind(4, row.createdAt)
    try statement.run()
  }

  /// Files a connection under another index.
  func update(_ connectionID: [UInt8], index: [UInt8]) throws {
    let statement = try database.prepare(
      "UPDATE connection SET conn_idx = ? WHERE connection_id = ?")
    try statement.bind(1, index)
    try statement.bind(2, connectionID)
    try statement.run()
    guard database.changes == 1 else { throw VaultError.changedMeanwhile }
  }

  func delete(connectionID: [UInt8]) throws {
    let statement = try database.prepare("DELETE FROM connection WHERE connection_id = ?")
    try statement.bind(1, connectionID)
    try statement.run()
    guard database.changes == 1 else { throw VaultError.changedMeanwhile }
  }

  /// Deletes the connections of a tenant, whose records and verdicts must be gone.
  func deleteAll(tenantID: [UInt8]) throws {
    let statement = try database.prepare("DELETE FROM connection WHERE tenant_id = ?")
    try statement.bind(1, tenantID)
    try statement.run()
  }
}
