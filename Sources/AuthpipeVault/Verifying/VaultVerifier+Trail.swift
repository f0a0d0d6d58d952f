extension VaultVerifier {
  /// Looks at every line of the audit trail, at the chain through them, and at where it ends.
  mutating func checkTrail() throws {
    let database = vault.database
    let trail = try AuditTrail(vault.rootKey)
    var code: [UInt8]? = AuditTrail.beginning
    var newest: EventRow?
    var damageBefore = found.damage.count
    try EventTable(database: database).forEach(since: .min) { row in
      found.events += 1
      damageBefore = found.damage.count
      guard case .success(let row) = row else {
        (code, newest) = (nil, nil)
        return try noting(.trail) { _ in _ = try row.get() }
      }
      let follows = newest.map { row.sequence == $0.sequence + 1 } ?? true
      // What follows a line that cannot be read has nothing to be chained to, and is opened alone.
      if let code, try !follows || trail.code(of: row, after: code) != row.code {
        note(.event(row.sequence), .alteredRows(part: .event))
      } else {
        try noting(.event(row.sequence)) { _ in _ = try trail.open(row) }
      }
      (code, newest) = (row.code, row)
    }
    // A newest line that is damaged was told of, and says nothing of where the trail should end.
    guard found.damage.count == damageBefore else { return }
    try trail.check(newest: newest, endsAt: VaultTable(database: database).read())
  }
}
