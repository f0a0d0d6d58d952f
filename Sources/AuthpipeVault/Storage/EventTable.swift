/// A row of the `event` table.
struct EventRow: Equatable {
  var sequence: UInt64
  /// Seconds since 1970.
  var at: Int64
  var sealed: [UInt8]
  var code: [UInt8]
}

/// Reads and writes the `event` table, the audit trail.
struct EventTable {
  let database: Database

  func newest() throws -> EventRow? {
    let statement = try database.prepare(
      "SELECT sequence, at, sealed, mac FROM event ORDER BY sequence DESC LIMIT 1")
    return try statement.step() ? try row(of: statement) : nil
  }

  /// The oldest row whose sequence is not below `sequence`.
  func first(from sequence: UInt64) throws -> EventRow? {
    let statement = try database.prepare(
      "SELECT sequence, at, sealed, mac FROM event WHERE sequence >= ? ORDER BY sequence LIMIT 1")
    try statement.bind(1, Int64(sequence))
    return try statement.step() ? try row(of: statement) : nil
  }

  /// Lends every row from the time `since` on (seconds since 1970) to `body`, oldest first; one
  /// that cannot be read as its fault.
  func forEach(
    since: Int64 = .min, _ body: (Result<EventRow, VaultError>) throws -> Void
  ) throws {
    let statement = try database.prepare(
      "SELECT sequence, at, sealed, mac FROM event WHERE at >= ? ORDER BY sequence")
    try statement.bind(1, since)
    var order = Ascent()
    while try statement.step() {
      let row: Result<EventRow, VaultError>
      do {
        row = .success(try self.row(of: statement))
      } catch let fault as VaultError where fault.isOfContent {
        row = .failure(fault)
      }
      if case .success(let event) = row {
        var key = ByteWriter()
        key.add(event.sequence)
        try order.climb(to: key.bytes)
      }
      try body(row)
    }
  }

  private func row(of statement: borrowing Statement) throws -> EventRow {
    EventRow(
      sequence: try statement.integer(0, in: 1...(1 << 62), of: .event),
      at: try statement.integer(1, in: Int64.min...Int64.max, of: .event),
      sealed: try statement.blob(2, of: .event),
      code: try statement.blob(3, count: 32, of: .event))
  }

  func insert(_ row: EventRow) throws {
    let statement = try database.prepare("INSERT INTO event VALUES (?, ?, ?, ?)")
    try statement.bind(1, Int64(row.sequence))
    try statement.bind(2, row.at)
    try statement.bind(3, row.sealed)
    try statement.bind(4, row.code)
    try statement.run()
  }

  /// Replaces the sealed value and code of a row that is there.
  func replace(_ row: EventRow) throws {
    let statement = try database.prepare(
      "UPDATE event SET sealed = ?, mac = ? WHERE sequence = ?")
    try statement.bind(1, row.sealed)
    try statement.bind(2, row.code)
    try statement.bind(3, Int64(row.sequence))
    try statement.run()
    guard database.changes == 1 else { throw VaultError.changedMeanwhile }
  }
}
