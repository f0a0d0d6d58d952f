internal import AuthpipeKit
internal import AuthpipeVault

/// Finds connections by the names that users type.
struct ConnectionLookup {
  let vault: Vault

  /// Parses a name.
  static func parse(_ name: String) throws -> ConnectionReference {
    do {
      return try ConnectionReference(parsing: name)
    } catch {
      throw CommandFault.reference(error)
    }
  }

  /// Parses a tenant's name, which is one part of a connection's.
  static func parseTenant(_ name: String) throws -> String {
    do {
      try ConnectionReference.checkComponent(name)
    } catch {
      throw CommandFault.tenantMalformed
    }
    return name
  }

  /// The connection of exactly that name; a near one is suggested, never taken.
  func find(_ reference: ConnectionReference) throws -> StoredConnection {
    if let connection = try vault.connection(reference) { return connection }
    var names: [String] = []
    var ofTenant: [String] = []
    try vault.forEachConnection { result in
      // What cannot be read may be what is looked for: "no such connection" would be a guess.
      let other = try result.get()
      names.append(other.reference.description)
      if other.reference.tenant == reference.tenant { ofTenant.append(other.reference.description) }
    }
    let near = Suggestion.nearest(to: reference.description, among: names).map { [$0] } ?? []
    throw CommandFault.noSuchConnection(
      reference, suggestions: ofTenant.isEmpty ? near : Array(ofTenant.sorted().prefix(3)))
  }

  /// The tenant whose name is nearest to one that is not there.
  func nearestTenant(to name: String) throws -> String? {
    try Suggestion.nearest(to: name, among: tenants())
  }

  /// Refuses a tenant that has no connection, unless there is none at all: that nothing was done
  /// must not look like all well.
  func refuseTenant(_ name: String) throws {
    let tenants = try tenants()
    guard !tenants.isEmpty else { return }
    throw CommandFault.noSuchTenant(
      name, suggestion: Suggestion.nearest(to: name, among: tenants))
  }

  /// Every tenant of a connection that can be read.
  func tenants() throws -> [String] {
    var tenants: Set<String> = []
    try vault.forEachConnection { result in
      if case .success(let connection) = result { tenants.insert(connection.reference.tenant) }
    }
    return tenants.sorted()
  }
}
