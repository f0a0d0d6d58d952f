/// The one row of the `vault` table.
struct VaultRow: Equatable {
  var header: [UInt8]
  var headerCode: [UInt8]
  var generation: UInt64
  var headCode: [UInt8]
}

/// Reads and writes the `vault` table.
struct VaultTable {
  let database: Database

  func read() throws -> VaultRow {
    let statement = try database.prepare(
      "SELECT header, header_mac, generation, head_mac FROM vault WHERE id = 1")
    guard try statement.step() else { throw VaultError.damagedFile(part: .header) }
    return VaultRow(
      header: try statement.blob(0, of: .header),
      headerCode: try statement.blob(1, count: 32, of: .header),
      generation: try statement.integer(2, in: 0...(1 << 62), of: .header),
      headCode: try statement.blob(3, count: 32, of: .header))
  }

  func insert(_ row: VaultRow) throws {
    let statement = try database.prepare("INSERT INTO vault VALUES (1, ?, ?, ?, ?)")
    try statement.bind(1, row.header)
    try statement.bind(2, row.headerCode)
    try statement.bind(3, Int64(row.generation))
    try statement.bind(4, row.headCode)
    try statement.run()
  }

  /// Replaces the row as long as it is still of `generation`.
  func update(_ row: VaultRow, from generation: UInt64) throws {
    let statement = try database.prepare(
      """
      UPDATE vault SET header = ?, header_mac = ?, generation = ?, head_mac = ? \
      WHERE id = 1 AND generation = ?
      """)
    try statement.bind(1, row.header)
    try statement.bind(2, row.headerCode)
    try statement.bind(3, Int64(row.generation))
    try statement.bind(4, row.headCode)
    try statement.bind(5, Int64(generation))
    try statement.run()
    guard database.changes == 1 else { throw VaultError.changedMeanwhile }
  }
}
