/// A row of the `tenant` table.
struct TenantRow: Equatable {
  /// Whether the tenant's key still exists.
  enum State: UInt8 {
    case active = 1
    case shredded = 2
  }

  static let wrappedLength = SealedBlob.overhead + TenantKey.length

  var tenantID: [UInt8]
  var epoch: UInt32
  var state: State
  var wrapped: [UInt8]
  var nameIndex: [UInt8]
  var generation: UInt64
  var headCode: [UInt8]
}

/// Reads and writes the `tenant` table.
struct TenantTable {
  let database: Database

  /// The active tenant with that name index.
  func find(nameIndex: [UInt8]) throws -> TenantRow? {
    let statement = try database.prepare(
      """
      SELECT tenant_id, epoch, state, wrapped, name_idx, generation, head_mac FROM tenant \
      WHERE name_idx = ? AND state = 1
      """)
    try statement.bind(1, nameIndex)
    return try statement.step() ? try row(of: statement) : nil
  }

  /// The tenant with that id.
  func find(tenantID: [UInt8]) throws -> TenantRow? {
    let statement = try database.prepare(
      """
      SELECT tenant_id, epoch, state, wrapped, name_idx, generation, head_mac FROM tenant \
      WHERE tenant_id = ?
      """)
    try statement.bind(1, tenantID)
    return try statement.step() ? try row(of: statement) : nil
  }

  /// The epoch of a tenant's key, or nil where there is no such tenant.
  func epoch(of tenantID: [UInt8]) throws -> UInt32? {
    let statement = try database.prepare("SELECT epoch FROM tenant WHERE tenant_id = ?")
    try statement.bind(1, tenantID)
    return try statement.step()
      ? statement.integer(0, in: 1...UInt32.max, of: .tenant) : nil
  }

  /// Every tenant, tombstones included, ordered by id.
  func all() throws -> [TenantRow] {
    let statement = try database.prepare(
      """
      SELECT tenant_id, epoch, state, wrapped, name_idx, generation, head_mac FROM tenant \
      ORDER BY tenant_id
      """)
    var rows: [TenantRow] = []
    var order = Ascent()
    while try statement.step() {
      rows.append(try row(of: statement))
      try order.climb(to: rows[rows.count - 1].tenantID)
    }
    return rows
  }

  /// Every tenant, ordered by id; a row that is damaged hides none of the others.
  func allReadable() throws -> [Result<TenantRow, VaultError>] {
    let statement = try database.prepare(
      """
      SELECT tenant_id, epoch, state, wrapped, name_idx, generation, head_mac FROM tenant \
      ORDER BY tenant_id
      """)
    var order = Ascent()
    return try statement.readableRows { statement in
      let row = try row(of: statement)
      try order.climb(to: row.tenantID)
      return row
    }
  }

  /// How many connections and records there are of tenants whose key was shredded.
  func countRowsOfShredded() throws -> Int64 {
    let statement = try database.prepare(
      """
      WITH shredded AS (SELECT tenant_id FROM tenant WHERE state = 2) \
      SELECT (SELECT count(*) FROM connection WHERE tenant_id IN shredded) \
      + (SELECT count(*) FROM record WHERE tenant_id IN shredded)
      """)
    guard try statement.step() else { return 0 }
    return try statement.integer(0, in: 0...Int64.max, of: .tenant)
  }

  private func row(of statement: borrowing Statement) throws -> TenantRow {
    guard
      let state = TenantRow.State(
        rawValue: try statement.integer(2, in: UInt8(1)...2, of: .tenant))
    else { throw VaultError.damagedFile(part: .tenant) }
    return TenantRow(
      tenantID: try statement.blob(0, count: 16, of: .tenant),
      epoch: try statement.integer(1, in: 1...UInt32.max, of: .tenant),
      state: state,
      wrapped: try statement.blob(3, count: TenantRow.wrappedLength, of: .tenant),
      nameIndex: try statement.blob(4, count: 16, of: .tenant),
      generation: try statement.integer(5, in: 0...(1 << 62), of: .tenant),
      headCode: try statement.blob(6, count: 32, of: .tenant))
  }

  func insert(_ row: TenantRow) throws {
    let statement = try database.prepare("INSERT INTO tenant VALUES (?, ?, ?, ?, ?, ?, ?)")
    try statement.bind(1, row.tenantID)
    try statement.bind(2, Int64(row.epoch))
    try statement.bind(3, Int64(row.state.rawValue))
    try statement.bind(4, row.wrapped)
    try statement.bind(5, row.nameIndex)
    try statement.bind(6, Int64(row.generation))
    try statement.bind(7, row.headCode)
    try statement.run()
  }

  /// Replaces the row as long as it is still of the generation before.
  func update(_ row: TenantRow) throws {
    let statement = try database.prepare(
      """
      UPDATE tenant SET epoch = ?, state = ?, wrapped = ?, name_idx = ?, generation = ?, \
      head_mac = ? WHERE tenant_id = ? AND generation = ?
      """)
    try statement.bind(1, Int64(row.epoch))
    try statement.bind(2, Int64(row.state.rawValue))
    try statement.bind(3, row.wrapped)
    try statement.bind(4, row.nameIndex)
    try statement.bind(5, Int64(row.generation))
    try statement.bind(6, row.headCode)
    try statement.bind(7, row.tenantID)
    try statement.bind(8, Int64(row.generation) - 1)
    try statement.run()
    guard database.changes == 1 else { throw VaultError.changedMeanwhile }
  }
}
