internal import AuthpipeKit

extension Vault {
  /// What one transaction does to the vault as a whole.
  struct Change {
    /// The row of the vault; its header may be replaced.
    var row: VaultRow
    /// What the audit trail says of it, a line each; none only where nothing is changed that a
    /// head covers.
    var entries: [AuditEntry]
  }

  /// Runs `body` as one transaction: the vault's head is checked first, and made anew last, with
  /// one more line in the audit trail, or several.
  ///
  /// Never called across a network call or a prompt: it holds the one lock that writers share.
  func write<R>(
    _ entry: AuditEntry?, at now: Int64, _ body: (inout Change) throws -> R
  ) throws -> R {
    try database.execute("BEGIN IMMEDIATE")
    do {
      let table = VaultTable(database: database)
      var change = Change(row: try table.read(), entries: entry.map { [$0] } ?? [])
      try adopt(change.row, writing: true)
      try checkHead(change.row)
      noteRollback(change.row.generation)
      let before = change.row
      let result = try body(&change)
      var line: EventRow?
      if !change.entries.isEmpty {
        // A line's sequence is a generation: several lines are as many.
        change.row.generation += UInt64(change.entries.count)
        try keepTrail(in: &change.row)
        change.row.headCode = try headCode(generation: change.row.generation)
        line = try append(change.entries, making: change.row, from: before, at: now)
        try table.update(change.row, from: before.generation)
      }
      try commit(change.row, line)
      headerBytes = change.row.header
      return result
    } catch {
      if !database.isIdle { try? database.execute("ROLLBACK") }
      throw error
    }
  }

  /// Checks the head over all tenants.
  func checkHead(_ row: VaultRow) throws {
    guard try headCode(generation: row.generation) == row.headCode else {
      throw VaultError.alteredRows(part: .vaultHead)
    }
  }

  private func headCode(generation: UInt64) throws -> [UInt8] {
    try VaultHead.code(
      for: TenantTable(database: database).all(), generation: generation, vaultID: rootKey.vaultID,
      rootKey: rootKey)
  }

  /// The head that a tenant's rows have now. Also refuses records without a connection and
  /// connections without metadata, which no code covers.
  func headCode(of tenant: TenantRow, key: borrowing TenantKey) throws -> [UInt8] {
    let records = RecordTable(database: database)
    var count = 0
    var described: Set<[UInt8]> = []
    var mentioned: Set<[UInt8]> = []
    try records.forEach(tenantID: tenant.tenantID) { record in
      // The head covers the epoch in the sealed value, not the one in the column.
      guard record.epoch == tenant.epoch else { throw VaultError.alteredRows(part: .record) }
      count += 1
      mentioned.insert(record.connectionID)
      if record.field == RecordRow.metadataField { described.insert(record.connectionID) }
    }
    let connections = try ConnectionTable(database: database).all(tenantID: tenant.tenantID)
    guard mentioned == described, described == Set(connections.map(\.connectionID)) else {
      throw VaultError.alteredRows(part: .connection)
    }
    var head = try TenantHead(
      key: key.headKey().bytes, vaultID: rootKey.vaultID, tenantID: tenant.tenantID,
      epoch: tenant.epoch, generation: tenant.generation, count: count)
    try records.forEach(tenantID: tenant.tenantID) { try head.add($0) }
    return try head.finish()
  }

  /// Checks a tenant's head before its rows are changed.
  func checkHead(of tenant: TenantRow, key: borrowing TenantKey) throws {
    guard try headCode(of: tenant, key: key) == tenant.headCode else {
      throw VaultError.alteredRows(part: .tenantHead)
    }
  }

  /// Gives a changed tenant its next generation and head.
  func finish(_ tenant: TenantRow, key: borrowing TenantKey) throws {
    var tenant = tenant
    tenant.generation += 1
    tenant.headCode = try headCode(of: tenant, key: key)
    try TenantTable(database: database).update(tenant)
  }

  /// Refuses a file that is older than one seen before.
  func checkNotRolledBack(_ row: VaultRow) throws {
    guard let seen = marker?.generation, seen > row.generation else { return }
    throw VaultError.olderThanSeen(seen: seen, found: row.generation)
  }

  private func noteRollback(_ found: UInt64) {
    guard let seen = marker?.generation, seen > found else { return }
    let notice = Notice.olderThanSeen(seen: seen, found: found)
    if !notices.contains(notice) { notices.append(notice) }
  }

  private func commit(_ row: VaultRow, _ line: EventRow?) throws {
    let lock = line == nil ? nil : marker?.lock()
    do {
      try database.execute("COMMIT")
    } catch {
      if !database.isIdle { try? database.execute("ROLLBACK") }
      // An error from COMMIT does not mean that nothing was committed: look again, with
      // another connection, before saying so. Verdicts leave no line in the trail, and so
      // nothing to tell by.
      guard let line,
        let found = try? EventTable(database: Database(path: database.path, access: .reading))
          .first(from: line.sequence), found == line
      else { throw error }
    }
    marker?.note(row.generation)
    lock?.release()
  }
}
