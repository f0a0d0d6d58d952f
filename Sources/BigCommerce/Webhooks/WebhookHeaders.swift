internal import AuthpipeKit
internal import FoundationEssentials

/// A webhook's own headers: whoever knows them can pass for BigCommerce, so they are secrets.
package struct WebhookHeaders: Sendable, Equatable {
  /// How many there are.
  package let count: Int
  /// A JSON object, its keys in order.
  let json: SharedSecret

  /// Reads the member of an answer, which may be missing, or an empty list in place of an object.
  init?(_ value: JSONValue) {
    var fields: [String: String] = [:]
    switch value {
    case .null, .array([]): break
    case .object(let members):
      for (name, member) in members where member != .null {
        guard let text = member.string else { return nil }
        fields[name] = text
      }
    default: return nil
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(fields),
      let secret = try? Array(data).withBytes({ try SecretBytes(copying: $0) })
    else { return nil }
    count = fields.count
    json = SharedSecret(secret)
  }

  package static func == (a: WebhookHeaders, b: WebhookHeaders) -> Bool {
    a.json.bytes.equals(b.json.bytes)
  }
}
