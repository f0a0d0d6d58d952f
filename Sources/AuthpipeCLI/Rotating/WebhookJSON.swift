internal import BigCommerce

/// One webhook in JSON.
struct WebhookJSON: Encodable {
  let event: String
  let address: String
  let active: Bool
  let headers: Int
  /// `present`, `made`, `differs` or `missing`, at the new account.
  let standing: String
  /// Those whose accounts own it.
  let versions: [UInt64]

  /// The webhooks of `outcome`.
  static func all(of outcome: WebhookOutcome) -> [WebhookJSON] {
    outcome.lines.enumerated().map { index, line in
      WebhookJSON(
        event: line.webhook.event, address: line.webhook.place, active: line.webhook.isActive,
        headers: line.webhook.headers.count,
        standing: outcome.made.contains(index) ? "made" : line.standing.rawValue,
        versions: outcome.owners(of: line))
    }
  }
}
