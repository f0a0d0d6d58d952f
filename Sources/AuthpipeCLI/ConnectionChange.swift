internal import AuthpipeKit
internal import AuthpipeVault

/// A change of what is noted beside a connection.
struct ConnectionChange {
  let reference: ConnectionReference
  let access: VaultAccess
  let context: Context

  /// The connection as it is now, in a vault that can be written.
  func find() throws -> StoredConnection { try find(in: access.open(for: .writing)) }

  /// Makes the change to the connection as it is now. Where another process was faster, its
  /// change is kept and ours is made on top of it.
  ///
  /// `details` names what is changed, for the audit trail.
  func make(
    details: [String], webhookSecret secret: SharedSecret? = nil,
    by edit: (inout ConnectionMetadata) -> Void
  ) throws {
    let deadline = context.now + 10
    while true {
      let vault = try access.open(for: .writing)
      let found = try find(in: vault)
      var changed = found.metadata
      edit(&changed)
      do {
        try vault.update(
          found, to: changed, webhookSecret: secret?.bytes.copy(), details: details,
          at: context.now)
        return access.passOn(vault.notices)
      } catch VaultError.changedMeanwhile where context.now < deadline {
        continue
      }
    }
  }

  private func find(in vault: Vault) throws -> StoredConnection {
    try vault.read { try ConnectionLookup(vault: vault).find(reference) }
  }
}
