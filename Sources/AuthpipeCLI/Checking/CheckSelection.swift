internal import AuthpipeKit
internal import AuthpipeVault

/// The connections that a check is to ask about, in the order of their names.
struct CheckSelection {
  let connections: [StoredConnection]
  /// What could not be read; it keeps none of the others from being checked.
  var faults: [VaultError] = []

  init(_ references: [ConnectionReference], tenant: String?, in vault: Vault) throws {
    var found: [StoredConnection] = []
    var unreadable: [VaultError] = []
    try vault.read {
      if references.isEmpty {
        try vault.forEachConnection(tenant: tenant) { result in
          switch result {
          case .success(let connection): found.append(connection)
          case .failure(let fault): unreadable.append(fault)
          }
        }
      } else {
        let lookup = ConnectionLookup(vault: vault)
        var seen: Swift.Set<ConnectionReference> = []
        for reference in references where seen.insert(reference).inserted {
          found.append(try lookup.find(reference))
        }
      }
    }
    // A mistyped tenant must not pass for a healthy one.
    if let tenant, found.isEmpty, unreadable.isEmpty { throw CommandFault.noSuchTenant(tenant) }
    connections = found.sorted { $0.reference < $1.reference }
    faults = unreadable
  }
}
