package import AuthpipeKit

/// What was done: one line of the audit trail before it is sealed.
package struct AuditEntry: Codable, Hashable, Sendable {
  /// The acts that this version writes; a newer one may have others.
  package enum Action: String, Sendable {
    case vaultMade = "vault-made"
    case connected, replaced, changed, rotated, disconnected
    case staged, tested, retired, shredded
    case rolledBack = "rolled-back"
    case givenUp = "given-up"
    case handedOut = "handed-out"
    case slotAdded = "slot-added"
    case slotRemoved = "slot-removed"
    case rekeyed, restored
    case tokenMinted = "token-minted"
    case tokenRevoked = "token-revoked"
    case tokenForgotten = "token-forgotten"
    case appAdded = "app-added"
    case appReplaced = "app-replaced"
    case appRemoved = "app-removed"
  }

  /// The name of the act.
  package var action: String
  /// The connection's full name, where one is concerned.
  package var connection: String?
  /// The credential version, where one is concerned.
  package var version: UInt64?
  /// What of it: names of fields, slots or tenants; never a value.
  package var details: [String]

  /// The trail tells what was done, and a line of it must fit into a row.
  private static let mostDetails = 64
  private static let longestDetail = 160

  package init(
    _ action: Action, _ connection: ConnectionReference? = nil, version: UInt64? = nil,
    details: [String] = []
  ) {
    self.action = action.rawValue
    self.connection = connection?.qualifiedName
    self.version = version
    self.details = details
  }

  /// Whether it tells of a connection, or of forgetting its whole tenant.
  package func concerns(_ reference: ConnectionReference) -> Bool {
    guard connection == nil, action == Action.disconnected.rawValue else {
      return connection == reference.qualifiedName
    }
    return details.contains("tenant \(reference.tenant)")
  }

  /// The entry with no more details, and none longer, than a line has room for.
  func cut() -> AuditEntry {
    var entry = self
    entry.details = details.prefix(Self.mostDetails).map { String($0.prefix(Self.longestDetail)) }
    if details.count > Self.mostDetails {
      entry.details.append("and \(details.count - Self.mostDetails) more")
    }
    return entry
  }
}

/// One line of the audit trail as read.
package struct AuditEvent: Hashable, Sendable {
  /// The generation of the vault that this act made.
  package let sequence: UInt64
  /// Seconds since 1970.
  package let at: Int64
  package let entry: AuditEntry
  package let actor: AuditActor
}
