package import AuthpipeKit

/// A connection as read from the vault: its address there, its metadata, its newest verdicts.
package struct StoredConnection: Sendable {
  package let reference: ConnectionReference
  package let metadata: ConnectionMetadata
  /// The version that is handed out.
  package let current: CredentialVersion
  /// The newest verdict that said something about the current version.
  package let known: RecordedVerdict?
  /// The newest verdict of any kind for the current version.
  package let lastAttempt: RecordedVerdict?

  /// Whether every handing-out goes into the audit trail.
  package var isAudited: Bool { metadata.auditReads == true }

  /// Random, and always the same: sets connections apart.
  package var spread: UInt8 { connectionID.last ?? 0 }

  let connectionID: [UInt8]
  let tenant: TenantRow
  let metadataRow: RecordRow
}
