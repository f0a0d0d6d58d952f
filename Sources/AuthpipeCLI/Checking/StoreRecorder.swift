internal import AuthpipeKit
internal import AuthpipeVault

/// Writes what the stores said of themselves beside the connections, where it is not what was known:
/// whoever connects without asking, or renames a store, sees its name after the next check.
struct StoreRecorder {
  let access: VaultAccess
  let context: Context

  /// Records what `outcomes` brought, in one transaction. Where nothing can be written the check
  /// still counts, and warns.
  func record(_ outcomes: [CheckOutcome]) {
    var stores: [ConnectionReference: StoreProfile] = [:]
    for outcome in outcomes {
      var metadata = outcome.connection.metadata
      guard let store = Grant(outcome.result)?.store, describe(store, in: &metadata) else {
        continue
      }
      stores[outcome.connection.reference] = store
    }
    guard !stores.isEmpty else { return }
    do {
      let vault = try access.open(for: .writing)
      let connections = outcomes.map(\.connection).filter { stores[$0.reference] != nil }
      try vault.note("store", of: connections, at: context.now) { connection, metadata in
        stores[connection.reference].map { describe($0, in: &metadata) } ?? false
      }
      access.passOn(vault.notices)
    } catch {
      context.warn("the stores' names were not recorded: \(Failure(wording: error).message)")
    }
  }

  /// Returns whether `store` is not what `metadata` had.
  private func describe(_ store: StoreProfile, in metadata: inout ConnectionMetadata) -> Bool {
    let known = (metadata.storeName, metadata.storePlan)
    metadata.describe(store)
    return (metadata.storeName, metadata.storePlan) != known
  }
}
