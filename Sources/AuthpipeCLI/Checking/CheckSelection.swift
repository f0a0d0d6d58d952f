internal import AuthpipeKit
internal import AuthpipeVault

/// The connections that a check is to ask about, in the order of their names.
struct CheckSelection {
  private(set) var connections: [StoredConnection]
  /// What could not be read; it keeps none of the others from being checked.
  var faults: [Failure] = []

  init(_ references: [ConnectionReference], tenant: String?, through access: VaultAccess) throws {
    var found: [StoredConnection] = []
    var unreadable: [Failure] = []
    try access.read { vault in
      (found, unreadable) = ([], [])
      if references.isEmpty {
        try vault.forEachConnection(tenant: tenant) { result in
          switch result {
          case .success(let connection): found.append(connection)
          case .failure(let fault): unreadable.append(Failure(wording: fault))
          }
        }
        if let tenant, found.isEmpty, unreadable.isEmpty {
          try Self.refuse(tenant, in: vault)
        }
      } else {
        let lookup = ConnectionLookup(vault: vault)
        var seen: Swift.Set<ConnectionReference> = []
        for reference in references where seen.insert(reference).inserted {
          found.append(try lookup.find(reference))
        }
      }
    }
    connections = found.sorted { $0.reference < $1.reference }
    faults = unreadable
  }

  /// Leaves out those that are not due at `now` (seconds since 1970), and returns them.
  mutating func keepDue(
    at now: Int64, through access: VaultAccess
  ) throws -> [StoredConnection] {
    let isDue = try access.read { vault in
      try connections.map { connection in
        VerdictHistory(newestFirst: try vault.verdicts(of: connection))
          .isDue(at: now, spread: connection.spread)
      }
    }
    let all = zip(connections, isDue)
    connections = all.filter(\.1).map(\.0)
    return all.filter { !$0.1 }.map(\.0)
  }

  /// Nothing checked must not look like all well, unless there is nothing at all.
  private static func refuse(_ tenant: String, in vault: Vault) throws {
    var tenants: Swift.Set<String> = []
    try vault.forEachConnection { result in
      if case .success(let connection) = result { tenants.insert(connection.reference.tenant) }
    }
    guard !tenants.isEmpty else { return }
    throw CommandFault.noSuchTenant(
      tenant, suggestion: Suggestion.nearest(to: tenant, among: tenants.sorted()))
  }
}
