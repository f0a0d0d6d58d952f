internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Writes what a check learnt besides verdicts beside the connections, where it is not what was
/// known: what stores say of themselves, so that whoever connects without asking, or renames a
/// store, sees its name after the next check; and what was seen of scopes.
struct NewsRecorder {
  private let access: VaultAccess
  private let context: Context
  /// What brought news, by the connections, by what it is.
  private var news: [String: [ConnectionReference: CheckOutcome]] = [:]

  init(access: VaultAccess, context: Context) {
    self.access = access
    self.context = context
  }

  /// Takes note of what `outcome` brought.
  mutating func take(_ outcome: CheckOutcome) {
    var metadata = outcome.connection.metadata
    let found = note(outcome, in: &metadata)
    guard !found.isEmpty else { return }
    news[found.joined(separator: ", "), default: [:]][outcome.connection.reference] = outcome
  }

  /// Records it, in a transaction for each kind of news. Where nothing can be written the check
  /// still counts, and warns.
  func write() {
    for (what, outcomes) in news.sorted(by: { $0.key < $1.key }) { record(what, outcomes) }
  }

  private func record(_ what: String, _ news: [ConnectionReference: CheckOutcome]) {
    do {
      let vault = try access.open(for: .writing)
      try vault.note(what, of: news.values.map(\.connection), at: context.now) {
        connection, metadata in
        news[connection.reference].map { !note($0, in: &metadata).isEmpty } ?? false
      }
      access.passOn(vault.notices)
    } catch {
      context.warn("not recorded (\(what)): \(Failure(wording: error).message)")
    }
  }

  /// Notes it, and returns what of it is not what `metadata` had, as the audit trail says it.
  private func note(
    _ outcome: CheckOutcome, in metadata: inout ConnectionMetadata
  ) -> [String] {
    var news: [String] = []
    if let store = Grant(outcome.result)?.store {
      let known = (metadata.storeName, metadata.storePlan)
      metadata.describe(store)
      if (metadata.storeName, metadata.storePlan) != known { news.append("store") }
    }
    if let scopes = outcome.scopes {
      let known = metadata.observedScopes ?? []
      let updated = scopes.updating(known, at: context.now)
      metadata.observedScopes = updated
      if updated != known { news.append("observed scopes") }
    }
    return news
  }
}
