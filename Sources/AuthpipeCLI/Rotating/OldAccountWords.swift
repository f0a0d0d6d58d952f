internal import AuthpipeKit

/// What is said of old API accounts: of each of them, only where nothing is lost with it that is
/// known of, that it can go.
struct OldAccountWords {
  let outcome: WebhookOutcome
  let reference: ConnectionReference

  /// What is told before the first account goes.
  static let metafields =
    "metafields and scripts belong to the account that made them, too, and no other account can list them: see that nothing needs those of the old one"

  private var isSeveral: Bool { outcome.accounts.count > 1 }

  /// What is left to be done at BigCommerce.
  var lines: [String] {
    [shared, gone].compactMap { $0 } + last
  }

  /// The accounts that can go, each with its store, where they are of many stores.
  func accountsToDelete(ofStore store: String) -> [String] {
    outcome.accounts.compactMap { account in
      let isUnseen = outcome.isSettled(account) == nil
      guard isUnseen || outcome.canBeDeleted(account) else { return nil }
      let version = isSeveral ? ", version \(account.version)" : ""
      let unseen = isUnseen ? "; its webhooks were not looked at" : ""
      let fallback = account.app.map { "the app '\($0)'" } ?? "the old API account"
      return "\(account.name ?? fallback) (store \(store)\(version)\(unseen))"
    }
  }

  /// The accounts of those `isMeant` takes.
  private func accounts(
    _ isMeant: (OldAccountFinding.Webhooks) -> Bool
  ) -> [OldAccountFinding] {
    outcome.accounts.filter { isMeant($0.webhooks) }
  }

  private var shared: String? {
    let shared = accounts { if case .shared = $0 { true } else { false } }
    guard !shared.isEmpty else { return nil }
    let tokens =
      isSeveral
      ? "the tokens of \(WebhookWords.versions(shared.map(\.version))) and of the current one"
      : "both tokens"
    return "\(tokens) belong to one API account, which keeps its webhooks: leave it as it is"
  }

  private var gone: String? {
    let gone = accounts { if case .gone = $0 { true } else { false } }
    guard !gone.isEmpty else { return nil }
    let (tokens, fate) =
      gone.count == 1
      ? ("token", "if it is deleted, its webhooks went with it")
      : ("tokens", "if they are deleted, their webhooks went with them")
    return
      "BigCommerce does not know the \(tokens) of \(name(gone)) any more: \(fate); authpipe check \(reference) --previous notes it"
  }

  private var last: [String] {
    let unseen = accounts { if case .unseen = $0 { true } else { false } }
    if case .ignored = outcome.state, !unseen.isEmpty {
      let webhooks = unseen.count == 1 ? "its webhooks" : "their webhooks"
      return [
        Self.metafields,
        "\(webhooks) were not looked at, and go with \(unseen.count == 1 ? "it" : "them"): authpipe rotate \(reference) --webhooks list shows them",
        deletion(
          of: unseen,
          once:
            "nothing uses the old \(unseen.count == 1 ? "token" : "tokens") or needs \(webhooks) any more"
        ),
      ]
    }
    let settled = outcome.accounts.filter(outcome.canBeDeleted)
    guard !settled.isEmpty else { return [] }
    let tokens =
      !isSeveral
      ? "the old token"
      : "the \(settled.count == 1 ? "token" : "tokens") of \(WebhookWords.versions(settled.map(\.version)))"
    return [Self.metafields, deletion(of: settled, once: "nothing uses \(tokens) any more")]
  }

  private func deletion(of accounts: [OldAccountFinding], once condition: String) -> String {
    let apps = accounts.filter { $0.app != nil }
    let others = accounts.filter { $0.app == nil }
    let ways = [
      others.isEmpty
        ? nil
        : "delete \(name(others)) under Settings > Store-level API accounts (\(ControlPanel.link))",
      apps.isEmpty ? nil : "uninstall \(Self.names(ofApps: apps)) in the store",
    ].compactMap { $0 }
    return
      "next: when \(condition), \(ways.joined(separator: " and ")), then authpipe check \(reference) --previous"
  }

  private static func names(ofApps accounts: [OldAccountFinding]) -> String {
    var names: [String] = []
    for app in accounts.compactMap(\.app) where !names.contains(app) { names.append(app) }
    return names.map { "the app '\($0)'" }.joined(separator: " and ")
  }

  private func name(_ accounts: [OldAccountFinding]) -> String {
    guard isSeveral else {
      return accounts.first?.name.map { "the API account '\(DisplayText.clean($0))'" }
        ?? "the old API account"
    }
    let names = accounts.map { account in
      account.name.map { "'\(DisplayText.clean($0))' (version \(account.version))" }
        ?? "the one of version \(account.version)"
    }
    return accounts.count == 1 && accounts[0].name == nil
      ? "the API account of version \(accounts[0].version)"
      : "the API \(accounts.count == 1 ? "account" : "accounts") \(names.joined(separator: ", "))"
  }
}
