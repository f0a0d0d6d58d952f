internal import AuthpipeKit
internal import BigCommerce

/// The API account of a version that was replaced and is not retired.
struct OldAccount: Sendable {
  let version: UInt64
  /// As the control panel shows it, where it is known.
  let name: String?
  /// The app that gave its token; nil where it is an API account.
  let app: String?
  /// Nil where it is the new version's account as well.
  let token: SharedSecret?
}

/// What is known of the webhooks of one old account.
struct OldAccountFinding: Sendable {
  enum Webhooks: Sendable {
    case owned([Webhook])
    /// The token is unknown: its account is deleted, and its webhooks with it.
    case gone
    /// It is the new version's account, which keeps its webhooks.
    case shared
    /// BigCommerce did not show them, and would not the next time.
    case hidden(WebhookFault)
    /// Nobody asked.
    case unseen
  }

  let version: UInt64
  let name: String?
  let app: String?
  var webhooks: Webhooks

  /// Before anybody was asked.
  init(_ account: OldAccount) {
    version = account.version
    name = account.name
    app = account.app
    webhooks = account.token == nil ? .shared : .unseen
  }

  /// Whether a webhook that tells the same as `webhook` is among its own.
  func owns(_ webhook: Webhook) -> Bool {
    guard case .owned(let own) = webhooks else { return false }
    return own.contains { $0.tellsTheSame(as: webhook) }
  }
}
