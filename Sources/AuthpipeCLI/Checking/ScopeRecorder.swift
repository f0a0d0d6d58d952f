internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Writes what was seen of scopes beside the connections, where it is not what was seen before.
struct ScopeRecorder {
  let access: VaultAccess
  let context: Context

  /// Records what `outcomes` saw anew, in one transaction. Where nothing can be written the check
  /// still counts, and warns.
  func record(_ outcomes: [CheckOutcome]) {
    var seen: [ConnectionReference: ScopeObservation] = [:]
    for outcome in outcomes {
      var metadata = outcome.connection.metadata
      guard let scopes = outcome.scopes, note(scopes, in: &metadata) else { continue }
      seen[outcome.connection.reference] = scopes
    }
    guard !seen.isEmpty else { return }
    do {
      let vault = try access.open(for: .writing)
      let connections = outcomes.map(\.connection).filter { seen[$0.reference] != nil }
      try vault.note("observed scopes", of: connections, at: context.now) {
        connection, metadata in
        seen[connection.reference].map { note($0, in: &metadata) } ?? false
      }
      access.passOn(vault.notices)
    } catch {
      context.warn("the scopes were not recorded: \(Failure(wording: error).message)")
    }
  }

  /// Returns whether `scopes` are not what `metadata` had.
  private func note(_ scopes: ScopeObservation, in metadata: inout ConnectionMetadata) -> Bool {
    let known = metadata.observedScopes ?? []
    let updated = scopes.updating(known, at: context.now)
    metadata.observedScopes = updated
    return updated != known
  }
}
