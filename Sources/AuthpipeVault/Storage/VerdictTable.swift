internal import AuthpipeKit

/// Reads and writes the `verdict` table: the newest verdicts of each connection.
struct VerdictTable {
  /// How many verdicts are kept of each connection; the newest known one is kept besides.
  static let kept: Int64 = 100

  /// The end of the year 9999; a later time is damage.
  private static let latest: Int64 = 253_402_300_799

  let database: Database

  /// The newest verdict of any kind for a version, or the newest that is known.
  func newest(
    connectionID: [UInt8], version: UInt64, knownOnly: Bool
  ) throws -> RecordedVerdict? {
    let statement = try database.prepare(
      """
      SELECT verdict, asked_at, finding, http_status, latency_ms FROM verdict \
      WHERE connection_id = ? AND version = ? AND verdict <= ? ORDER BY sequence DESC LIMIT 1
      """)
    try statement.bind(1, connectionID)
    try statement.bind(2, Int64(version))
    try statement.bind(3, Int64((knownOnly ? Verdict.wrongStore : .unverified).rawValue))
    return try statement.step() ? try row(of: statement) : nil
  }

  /// All verdicts of a connection, of whatever version, newest first.
  func all(connectionID: [UInt8]) throws -> [(version: UInt64, verdict: RecordedVerdict)] {
    let statement = try database.prepare(
      """
      SELECT verdict, asked_at, finding, http_status, latency_ms, version FROM verdict \
      WHERE connection_id = ? ORDER BY sequence DESC
      """)
    try statement.bind(1, connectionID)
    var verdicts: [(version: UInt64, verdict: RecordedVerdict)] = []
    while try statement.step() {
      let version: UInt64 = try statement.integer(5, in: RecordTable.versions, of: .verdict)
      verdicts.append((version, try row(of: statement)))
    }
    return verdicts
  }

  /// How many verdicts there are of a connection, every one of which is read.
  func countReadable(connectionID: [UInt8]) throws -> Int {
    let statement = try database.prepare(
      """
      SELECT verdict, asked_at, finding, http_status, latency_ms FROM verdict \
      WHERE connection_id = ?
      """)
    try statement.bind(1, connectionID)
    var count = 0
    while try statement.step() {
      _ = try row(of: statement)
      count += 1
    }
    return count
  }

  private func row(of statement: borrowing Statement) throws -> RecordedVerdict {
    guard
      let verdict = Verdict(rawValue: try statement.integer(0, in: 0...UInt8.max, of: .verdict))
    else { throw VaultError.damagedFile(part: .verdict) }
    return RecordedVerdict(
      verdict: verdict,
      askedAt: try statement.integer(1, in: 0...Self.latest, of: .verdict),
      finding: try statement.integer(2, in: 0...UInt8.max, of: .verdict),
      httpStatus: statement.isNull(3)
        ? nil : try statement.integer(3, in: 0...999, of: .verdict),
      latencyMilliseconds: statement.isNull(4)
        ? nil : try statement.integer(4, in: 0...Int64.max, of: .verdict))
  }

  /// Adds a verdict and forgets those beyond the newest hundred, save the newest known one.
  func insert(connectionID: [UInt8], version: UInt64, _ verdict: RecordedVerdict) throws {
    let insert = try database.prepare(
      """
      INSERT INTO verdict SELECT ?1, coalesce(max(sequence), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 \
      FROM verdict WHERE connection_id = ?1
      """)
    try insert.bind(1, connectionID)
    try insert.bind(2, Int64(version))
    try insert.bind(3, verdict.askedAt)
    try insert.bind(4, Int64(verdict.verdict.rawValue))
    try insert.bind(5, Int64(verdict.finding))
    if let status = verdict.httpStatus { try insert.bind(6, Int64(status)) }
    if let latency = verdict.latencyMilliseconds { try insert.bind(7, latency) }
    try insert.run()

    let trim = try database.prepare(
      """
      DELETE FROM verdict WHERE connection_id = ?1 \
      AND sequence <= (SELECT max(sequence) FROM verdict WHERE connection_id = ?1) - ?2 \
      AND sequence NOT IN (SELECT max(sequence) FROM verdict \
      WHERE connection_id = ?1 AND verdict <= ?3 GROUP BY version)
      """)
    try trim.bind(1, connectionID)
    try trim.bind(2, Self.kept)
    try trim.bind(3, Int64(Verdict.wrongStore.rawValue))
    try trim.run()
  }

  func delete(connectionID: [UInt8], version: UInt64) throws {
    let statement = try database.prepare(
      "DELETE FROM verdict WHERE connection_id = ? AND version = ?")
    try statement.bind(1, connectionID)
    try statement.bind(2, Int64(version))
    try statement.run()
  }

  func deleteAll(connectionID: [UInt8]) throws {
    let statement = try database.prepare("DELETE FROM verdict WHERE connection_id = ?")
    try statement.bind(1, connectionID)
    try statement.run()
  }

  /// Deletes the verdicts of a tenant's connections.
  func deleteAll(tenantID: [UInt8]) throws {
    let statement = try database.prepare(
      """
      DELETE FROM verdict WHERE connection_id IN \
      (SELECT connection_id FROM connection WHERE tenant_id = ?)
      """)
    try statement.bind(1, tenantID)
    try statement.run()
  }
}
