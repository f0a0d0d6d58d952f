internal import AuthpipeKit

extension Vault {
  /// Stores many new connections in one transaction, with a line of the trail for each; what came
  /// of each, in their order.
  ///
  /// One whose name is taken is left as it is, and one whose tenant is damaged keeps none of the
  /// others from being stored. Anything else that fails leaves everything as it was.
  package func add(
    _ connections: [NewConnection], at now: Int64
  ) throws -> [NewConnection.Outcome] {
    var outcomes = [NewConnection.Outcome](repeating: .exists, count: connections.count)
    // Random ids touch pages all over a large vault.
    try database.widenCache()
    let byTenant = Dictionary(grouping: connections.indices) { connections[$0].reference.tenant }
    try write(nil, at: now) { change in
      for (name, indices) in byTenant {
        let tenant: OpenTenant
        do {
          tenant = try tenantForAddingMany(name)
        } catch let fault as VaultError where fault.isOfContent {
          for index in indices { outcomes[index] = .refused(fault) }
          continue
        }
        var isChanged = false
        for index in indices
        where try insert(connections[index], into: tenant, at: now) {
          outcomes[index] = .added
          isChanged = true
        }
        if isChanged { try finish(tenant.row, key: tenant.key) }
      }
      change.entries = zip(connections, outcomes).compactMap { connection, outcome in
        guard case .added = outcome else { return nil }
        return AuditEntry(.connected, connection.reference, version: 1)
      }
    }
    return outcomes
  }

  /// The tenant, checked as for adding one connection: nothing of it was written when this throws.
  private func tenantForAddingMany(_ name: String) throws -> OpenTenant {
    let tenant = try tenantForAdding(name)
    try checkFiling(in: tenant)
    return tenant
  }

  /// Stores a connection unless there is one of its name; says whether it did.
  private func insert(
    _ new: NewConnection, into tenant: borrowing OpenTenant, at now: Int64
  ) throws -> Bool {
    let connections = ConnectionTable(database: database)
    let index = try tenant.key.connectionIndex(
      provider: new.reference.provider, user: new.reference.user)
    guard try connections.find(tenantID: tenant.row.tenantID, index: index) == nil else {
      return false
    }
    try insert(
      new.metadata, new.credential.credential, grantedBy: new.grant, as: index, into: tenant,
      at: now)
    return true
  }
}
