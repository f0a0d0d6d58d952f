/// What one account's webhooks lack beside another's.
package struct WebhookComparison: Sendable {
  /// How the new account stands to a webhook of the old one.
  package enum Standing: String, Sendable {
    /// The new account has one like it.
    case present
    /// The new account has one for the same event and place, which is active or not, or has
    /// headers, as the old one's has not.
    case differs
    case missing
  }

  /// One webhook of the old account.
  package struct Line: Sendable {
    package let webhook: Webhook
    package var standing: Standing
  }

  /// An account may have so many webhooks of one event (BigCommerce's documentation, "Webhooks").
  private static let mostPerEvent = 10

  /// In the order of events and places.
  package var lines: [Line]
  /// Whether both are the same account, whose token is another now: it owns them all.
  package let isSameAccount: Bool
  private let countByEvent: [String: Int]

  package init(old: [Webhook], new: [Webhook]) {
    lines = old.sorted { ($0.event, $0.destination, $0.id) < ($1.event, $1.destination, $1.id) }
      .map { webhook in
        let other = new.first { $0.tellsTheSame(as: webhook) }
        let standing: Standing =
          other.map { $0.isTwin(of: webhook) ? .present : .differs } ?? .missing
        return Line(webhook: webhook, standing: standing)
      }
    isSameAccount = old.contains { one in new.contains { $0.id == one.id } }
    countByEvent = Dictionary(grouping: new, by: \.event).mapValues(\.count)
  }

  /// The webhooks that the new account lacks.
  package var missing: [Webhook] { lines.filter { $0.standing == .missing }.map(\.webhook) }

  /// The events that the new account would have too many webhooks of.
  package var crowdedEvents: [String] {
    Dictionary(grouping: missing, by: \.event)
      .filter { event, webhooks in
        webhooks.count + countByEvent[event, default: 0] > Self.mostPerEvent
      }
      .keys.sorted()
  }
}
