internal import AuthpipeKit

extension Vault {
  /// What is stored of the tenant of that name.
  package func contents(ofTenant name: String) throws -> TenantContents {
    guard let tenant = try activeTenant(name) else { throw VaultError.noSuchTenant }
    return try contents(of: tenant, named: name)
  }

  /// Forgets a tenant that holds what `contents` says, every connection of it, and shreds its key.
  ///
  /// It needs nothing of the tenant but its key's row, which the vault's head covers: what is
  /// damaged or altered in it goes with the rest, and none of it is ever sealed anew.
  package func removeTenant(_ contents: TenantContents, at now: Int64) throws {
    var entry = AuditEntry(.disconnected, details: ["tenant \(contents.tenant)"])
    if !contents.isWhole { entry.details.append("its records did not fit") }
    entry.details.append("tenant key shredded")
    entry.details += contents.connections.map(\.description)
    entry.details += contents.unreadable.map { "\($0), which could not be read" }
    try write(entry, at: now) { _ in
      guard let tenant = try activeTenant(contents.tenant) else { throw VaultError.noSuchTenant }
      // Nobody agreed to forgetting what came since.
      guard try self.contents(of: tenant, named: contents.tenant) == contents else {
        throw VaultError.changedMeanwhile
      }
      let tenantID = tenant.row.tenantID
      try RecordTable(database: database).deleteAll(tenantID: tenantID)
      try VerdictTable(database: database).deleteAll(tenantID: tenantID)
      try ConnectionTable(database: database).deleteAll(tenantID: tenantID)
      try shred(tenant.row)
    }
    compact()
  }

  private func contents(
    of tenant: borrowing OpenTenant, named name: String
  ) throws -> TenantContents {
    var contents = TenantContents(tenant: name)
    do {
      try checkHead(of: tenant.row, key: tenant.key)
    } catch let fault as VaultError where fault.isOfContent {
      contents.isWhole = false
    }
    var names: TrailNames?
    let rows = try ConnectionTable(database: database).allReadable(tenantID: tenant.row.tenantID)
    for row in rows {
      // One whose row cannot be read has no id to be called by.
      guard let row = try? row.get() else {
        contents.isWhole = false
        continue
      }
      do {
        contents.connections.append(try connection(of: row, in: tenant).reference)
      } catch let fault as VaultError where fault.isOfContent {
        contents.isWhole = false
        let known = try names ?? TrailNames(of: self)
        names = known
        let reference = try known.name(of: row, in: tenant)
        contents.unreadable.append(reference?.description ?? row.connectionID.hexadecimal)
      }
    }
    contents.connections.sort()
    contents.unreadable.sort()
    return contents
  }
}
