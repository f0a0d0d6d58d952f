internal import AuthpipeKit

/// The names that the audit trail tells of: what a connection was called whose own record cannot
/// be read any more.
struct TrailNames {
  /// By what a tenant is filed under.
  private var tenants: [[UInt8]: String] = [:]
  private var connections: [String: Set<ConnectionReference>] = [:]

  init(of vault: Vault) throws {
    do {
      try vault.forEachEvent { event in
        guard let name = try? event.get().entry.connection,
          let reference = try? ConnectionReference(recorded: name)
        else { return }
        connections[reference.tenant, default: []].insert(reference)
      }
    } catch let fault as VaultError where fault.isOfContent {
      // What was read up to there is as good.
    }
    for name in connections.keys {
      tenants[try vault.rootKey.nameIndex(ofTenant: name)] = name
    }
  }

  func name(of tenant: TenantRow) -> String? { tenants[tenant.nameIndex] }

  func name(
    of connection: ConnectionRow, in tenant: borrowing OpenTenant
  ) throws -> ConnectionReference? {
    guard let name = name(of: tenant.row) else { return nil }
    for reference in connections[name, default: []] {
      let index = try tenant.key.connectionIndex(
        provider: reference.provider, user: reference.user)
      if index == connection.index { return reference }
    }
    return nil
  }
}
