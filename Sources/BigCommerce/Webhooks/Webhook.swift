/// A webhook as the account that owns it sees it.
package struct Webhook: Sendable {
  package let id: Int
  /// The API account that owns it, by its client ID.
  package let clientID: String?
  /// The event it tells of, such as `store/order/updated`; BigCommerce calls it the scope.
  package let event: String
  /// Where it is delivered. The query may hold a secret.
  package let destination: String
  package let isActive: Bool
  package let headers: WebhookHeaders

  /// Reads one of an answer's webhooks, or gives nil for what is none.
  init?(_ value: JSONValue) {
    guard let number = value["id"]?.number, let id = Int(exactly: number),
      let event = value["scope"]?.string, !event.isEmpty,
      let destination = value["destination"]?.string, !destination.isEmpty,
      let headers = WebhookHeaders(value["headers"] ?? .null)
    else { return nil }
    self.id = id
    clientID = value["client_id"]?.string
    self.event = event
    self.destination = destination
    isActive = value["is_active"]?.bool ?? true
    self.headers = headers
  }

  /// The destination without what may hold a secret: its query, fragment and user.
  package var place: String {
    var text = Substring(destination)
    let tail = text.firstIndex { $0 == "?" || $0 == "#" }
    if let tail { text = text[..<tail] }
    let scheme = text.prefix { $0 != ":" } + "://"
    if text.hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      let authority = rest.prefix { $0 != "/" }
      text = scheme
      text += authority.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
    }
    return String(text) + (tail == nil ? "" : "?…")
  }

  /// Whether both tell the same place of the same event: an account has one such webhook at most
  /// (BigCommerce's documentation, "Webhooks").
  package func tellsTheSame(as other: Webhook) -> Bool {
    event == other.event && destination == other.destination
  }

  /// Whether both do so in the same way.
  package func isTwin(of other: Webhook) -> Bool {
    tellsTheSame(as: other) && isActive == other.isActive && headers == other.headers
  }
}
