/// What a look at the whole of a vault found.
package struct VaultVerification: Hashable, Sendable {
  package internal(set) var tenants = 0
  package internal(set) var connections = 0
  package internal(set) var apps = 0
  package internal(set) var records = 0
  package internal(set) var verdicts = 0
  package internal(set) var events = 0
  /// Everything that is not as authpipe writes it.
  package internal(set) var damage: [VaultDamage] = []

  /// Whether nothing was found.
  package var isWhole: Bool { damage.isEmpty }
}

/// One thing that is not as authpipe writes it.
package struct VaultDamage: Hashable, Sendable {
  /// Where it is. A connection has its name where its metadata or the audit trail tells it, and
  /// else its id.
  package enum Place: Hashable, Sendable {
    /// The file as SQLite sees it, in SQLite's words.
    case file(String)
    case vault
    /// A tenant has its name where one of its connections or the audit trail tells it, and else
    /// its id.
    case tenant(String)
    case connection(String)
    case record(connection: String, field: UInt16, version: UInt64)
    case verdicts(connection: String)
    case trail
    case event(UInt64)
  }

  package let place: Place
  package let fault: VaultError

  /// Whether forgetting one tenant takes it away.
  package var isOfTenant: Bool {
    switch place {
    case .tenant, .connection, .record, .verdicts: true
    case .file, .vault, .trail, .event: false
    }
  }
}
