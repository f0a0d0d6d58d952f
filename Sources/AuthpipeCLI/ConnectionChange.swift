internal import AuthpipeKit
internal import AuthpipeVault

/// A change of what is noted beside a connection.
struct ConnectionChange {
  let reference: ConnectionReference
  let access: VaultAccess
  let context: Context

  /// The connection as it is now, in a vault that can be written.
  func find() throws -> StoredConnection { try access.findToChange(reference) }

  /// Makes the change to the connection as it is now. Where another process was faster, its
  /// change is kept and ours is made on top of it.
  ///
  /// `details` names what is changed, for the audit trail.
  func make(
    details: [String], webhookSecret secret: SharedSecret? = nil,
    by edit: (inout ConnectionMetadata) -> Void
  ) throws {
    try access.change(reference) { vault, found in
      var changed = found.metadata
      edit(&changed)
      try vault.update(
        found, to: changed, webhookSecret: secret?.bytes.copy(), details: details,
        at: context.now)
    }
  }
}
