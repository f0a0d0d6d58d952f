internal import AuthpipeKit

extension Vault {
  /// Gives one tenant a new key, and seals its records anew under it.
  package func rekeyTenant(_ name: String, at now: Int64) throws {
    try database.widenCache()
    try write(AuditEntry(.rekeyed, details: ["tenant \(name)"]), at: now) { _ in
      guard let tenant = try activeTenant(name) else { throw VaultError.noSuchTenant }
      try checkHead(of: tenant.row, key: tenant.key)
      try TenantRekeying(vault: self).rekey(tenant)
    }
    compact()
  }

  /// Gives the vault a new root key, and every tenant a new key as well where `tenants` says so.
  ///
  /// All of it is one transaction: a stop anywhere leaves the old keys or the new. This vault is
  /// spent afterwards, whether or not it went well: what it derived belongs to the old root.
  package func rekeyRoot(
    _ rekeying: RootRekeying, tenants rekeysTenants: Bool, at now: Int64
  ) throws {
    defer { isSpent = true }
    try database.widenCache()
    var entry = AuditEntry(.rekeyed, details: [rekeysTenants ? "all" : "root"])
    entry.details += rekeying.droppedLabels.map { "slot \($0) dropped" }
    try write(entry, at: now) { change in
      var header = try Header(parsing: change.row.header)
      // One that came since was neither kept nor dropped.
      guard header.slots == rekeying.oldSlots else { throw VaultError.changedMeanwhile }
      header.rootEpoch = rekeying.newKey.epoch
      header.slots = try rekeying.slots()
      change.row.header = header.bytes
      change.row.headerCode = try Header.code(for: header.bytes, rootKey: rekeying.newKey)
      let tenants = TenantRekeying(vault: self)
      for row in try TenantTable(database: database).all() where row.state == .active {
        let tenant = try OpenTenant(row, with: rootKey)
        try checkHead(of: row, key: tenant.key)
        try tenants.rewrap(tenant, with: rekeying.newKey, newTenantKey: rekeysTenants)
      }
      try resealTrail(with: rekeying.newKey)
      rootKey = try rekeying.newKey.copy()
    }
    compact()
  }

  private func resealTrail(with newKey: borrowing RootKey) throws {
    let old = try AuditTrail(rootKey)
    let new = try AuditTrail(newKey)
    let events = EventTable(database: database)
    var oldCode = AuditTrail.beginning
    var newCode = AuditTrail.beginning
    var next: UInt64 = 0
    while let row = try events.first(from: next) {
      // Sealed anew it would look as if nobody had touched it.
      guard try old.code(of: row, after: oldCode) == row.code else {
        throw VaultError.alteredRows(part: .event)
      }
      let resealed = try new.row(resealing: row, from: old, after: newCode)
      try events.replace(resealed)
      (oldCode, newCode) = (row.code, resealed.code)
      next = row.sequence + 1
    }
  }

  /// Rewrites the file without what was deleted. secure_delete alone left dead values behind;
  /// after VACUUM there were none. What was done stands whether or not this can be done now.
  package func compact() {
    if (try? database.execute("VACUUM")) == nil { notices.append(.notCompacted) }
  }
}
