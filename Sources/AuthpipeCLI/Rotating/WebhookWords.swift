internal import AuthpipeKit
internal import BigCommerce

/// What is said of the webhooks of old API accounts.
struct WebhookWords {
  let outcome: WebhookOutcome
  let reference: ConnectionReference
  /// Whether they were to be made, and not only shown.
  let makes: Bool

  /// A line a webhook. Never its headers, nor the part of its address that may be a secret.
  var lines: [String] {
    outcome.lines.enumerated().map { index, line in
      let webhook = line.webhook
      var facts = [webhook.isActive ? "active" : "inactive"]
      switch webhook.headers.count {
      case 0: break
      case 1: facts.append("1 header")
      case let count: facts.append("\(count) headers")
      }
      if outcome.accounts.count > 1 {
        facts.append("of \(Self.versions(outcome.owners(of: line)))")
      }
      let standing =
        switch line.standing {
        case _ where outcome.made.contains(index): "made under the new account"
        case .present: "the new account has it"
        case .differs: "the new account has another for the same event and address"
        case .missing: "the new account lacks it"
        }
      return DisplayText.clean(
        "webhook \(webhook.event) to \(webhook.place) (\(facts.joined(separator: ", "))): \(standing)"
      )
    }
  }

  /// What keeps the webhooks from being settled, and what to do about it; empty where they are.
  var warnings: [String] {
    ([whole] + outcome.accounts.map(hidden)).compactMap { $0 }
  }

  private var recreate: String { "authpipe rotate \(reference) --webhooks recreate" }
  private var ignore: String { "authpipe rotate \(reference) --webhooks ignore" }

  private var whole: String? {
    switch outcome.state {
    case .seen: return missing ?? differing
    case .crowded(let events):
      return
        "no webhook was made: BigCommerce allows 10 of one event, and the new account would have more of \(DisplayText.clean(events.joined(separator: ", "))); delete some of them, then \(recreate)"
    case .refused(let event, let place, let fault):
      return DisplayText.clean(
        "BigCommerce did not take the webhook \(event) to \(place) (\(Self.describe(fault))); "
          + (outcome.made.isEmpty
            ? "what was made before it was deleted again"
            : "some that were made before it are left")
          + "; see to it in the app that made it, then \(recreate)")
    case .unclear(let fault, let version):
      let whose = version.map { "version \($0)" } ?? "the new account"
      let again =
        makes
        ? "\(recreate) goes on"
        : "authpipe rotate \(reference) --webhooks list asks again, \(ignore) does without"
      return DisplayText.clean(
        "the webhooks of \(whose) are not \(makes ? "settled" : "known"): \(Self.describe(fault)); \(again)"
      )
    case .ignored: return nil
    }
  }

  private var missing: String? {
    let short = outcome.accounts.filter { outcome.missingCount(of: $0) > 0 }
    guard !short.isEmpty else { return nil }
    let parts = short.map { account in
      let count = outcome.missingCount(of: account)
      let words = count == 1 ? "a webhook ends" : "\(count) webhooks end"
      return outcome.accounts.count == 1
        ? "\(words) with the old API account"
        : "\(words) with the API account of version \(account.version)"
    }
    return
      "\(parts.joined(separator: ", ")); \(recreate) makes what is missing under the new one"
  }

  private var differing: String? {
    guard outcome.differingCount > 0 else { return nil }
    return
      "the new account has some of the webhooks otherwise, active or not, or with other headers: set them right where they were made, or \(ignore) leaves it at that"
  }

  private func hidden(_ account: OldAccountFinding) -> String? {
    guard case .hidden(let fault) = account.webhooks else { return nil }
    let name = account.name.map { " '\($0)'" } ?? ""
    // Which BigCommerce gives to every account.
    let scope =
      if case .refused(status: 403, title: _) = fault {
        ", though that takes no scope but store_v2_default"
      } else {
        ""
      }
    return DisplayText.clean(
      "the webhooks of the API account\(name) of version \(account.version) are not shown to its token (\(Self.describe(fault)))\(scope): see that nothing needs them before it is deleted, then \(ignore) does without"
    )
  }

  /// `version 3`, or `versions 3, 2`.
  static func versions(_ numbers: [UInt64]) -> String {
    "\(numbers.count == 1 ? "version" : "versions") \(numbers.map(String.init).joined(separator: ", "))"
  }

  private static func describe(_ fault: WebhookFault) -> String {
    switch fault {
    case .tokenUnknown: "BigCommerce does not know the token (401)"
    case .refused(let status, let title): "\(status)" + (title.map { ": \($0)" } ?? "")
    case .unclear(let finding): FindingWords(finding, renewing: "").detail
    }
  }
}

extension WebhookOutcome {
  /// The versions whose accounts own the webhook of `line`.
  func owners(of line: WebhookComparison.Line) -> [UInt64] {
    accounts.filter { $0.owns(line.webhook) }.map(\.version)
  }
}
