package import AuthpipeKit

extension Vault {
  /// Adds the lines of an act that makes `row` of a vault that was `before`, where the trail must
  /// end, and returns the last. They are numbered up to the generation of `row`.
  func append(
    _ entries: [AuditEntry], making row: VaultRow, from before: VaultRow, at now: Int64
  ) throws -> EventRow? {
    let events = EventTable(database: database)
    let trail = try AuditTrail(rootKey)
    var last = try events.newest()
    try trail.check(newest: last, endsAt: before)
    var made = row
    made.generation = before.generation
    for entry in entries {
      made.generation += 1
      let line = try trail.row(
        entry, by: actor, making: made, at: now, after: last?.code ?? AuditTrail.beginning)
      try events.insert(line)
      last = line
    }
    return last
  }

  /// Marks a vault from before there was a trail as one that has it from now on.
  func keepTrail(in row: inout VaultRow) throws {
    var header = try Header(parsing: row.header)
    guard !header.keepsTrail else { return }
    header.minWriter = Header.trailWriter
    row.header = header.bytes
    row.headerCode = try Header.code(for: row.header, rootKey: rootKey)
  }

  /// Notes in the audit trail that fields of a connection are handed out, and returns the
  /// connection as it is at that moment.
  package func recordHandingOut(
    of reference: ConnectionReference, fields: [String], at now: Int64
  ) throws -> StoredConnection {
    try write(AuditEntry(.handedOut, reference, details: fields), at: now) { change in
      guard let found = try connection(reference) else { throw VaultError.noSuchConnection }
      change.entries[0].version = found.current.number
      return found
    }
  }

  /// Lends every line of the audit trail from `since` on (seconds since 1970), oldest first.
  ///
  /// A line that cannot be read is lent as its fault, and hides none of the others.
  package func forEachEvent(
    since: Int64 = .min, _ body: (Result<AuditEvent, VaultError>) throws -> Void
  ) throws {
    let trail = try AuditTrail(rootKey)
    try EventTable(database: database).forEach(since: since) { row in
      let event: Result<AuditEvent, VaultError>
      do {
        event = .success(try trail.open(row.get()))
      } catch let fault as VaultError {
        event = .failure(fault)
      }
      try body(event)
    }
  }
}
