internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Writes what was seen of scopes beside the connections, where it is not what was seen before.
struct ScopeRecorder {
  let access: VaultAccess
  let context: Context

  /// Records what `outcomes` saw anew; a vault that cannot be written is warned of once.
  func record(_ outcomes: [CheckOutcome]) {
    do {
      for outcome in outcomes where changed(outcome, outcome.connection) != nil {
        try record(outcome)
      }
    } catch {
      context.warn("the scopes were not recorded: \(Failure(wording: error).message)")
    }
  }

  private func record(_ outcome: CheckOutcome) throws {
    let vault = try access.open(for: .writing)
    // Disconnected, rotated or changed while BigCommerce was asked: the next check sees it anew.
    guard let fresh = try vault.read({ try vault.connection(outcome.connection.reference) }),
      fresh.current == outcome.connection.current, let metadata = changed(outcome, fresh)
    else { return }
    do {
      try vault.update(fresh, to: metadata, details: ["observed scopes"], at: context.now)
    } catch VaultError.changedMeanwhile {
      return
    }
    access.passOn(vault.notices)
  }

  /// The metadata of `connection` with what was seen, or nil where that was known.
  private func changed(
    _ outcome: CheckOutcome, _ connection: StoredConnection
  ) -> ConnectionMetadata? {
    guard let scopes = outcome.scopes else { return nil }
    var metadata = connection.metadata
    let known = metadata.observedScopes ?? []
    let updated = scopes.updating(known, at: context.now)
    guard updated != known else { return nil }
    metadata.observedScopes = updated
    return metadata
  }
}
