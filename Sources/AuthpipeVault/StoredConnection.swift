package import AuthpipeKit

/// A connection as read from the vault: its address there, its metadata, its newest verdicts.
package struct StoredConnection: Sendable {
  package let reference: ConnectionReference
  package let metadata: ConnectionMetadata
  /// The version that is handed out.
  package let current: CredentialVersion
  /// The newest verdict that said something about the current version.
  package private(set) var known: RecordedVerdict?
  /// The newest verdict of any kind for the current version.
  package private(set) var lastAttempt: RecordedVerdict?

  /// Whether every handing-out goes into the audit trail.
  package var isAudited: Bool { metadata.auditReads == true }

  /// Random, and always the same: sets connections apart.
  package var spread: UInt8 { connectionID.last ?? 0 }

  /// Whether both are readings of one connection, and not of two that had one name in turn.
  package func isSame(as other: StoredConnection) -> Bool {
    connectionID == other.connectionID
  }

  /// The same after a verdict on its current version, which the vault need not have taken.
  package func learning(_ verdict: RecordedVerdict) -> StoredConnection {
    var learnt = self
    learnt.lastAttempt = verdict
    if verdict.verdict.isKnown { learnt.known = verdict }
    return learnt
  }

  /// Sixteen random bytes that no other connection has.
  package let connectionID: [UInt8]
  let tenant: TenantRow
  let metadataRow: RecordRow
}
