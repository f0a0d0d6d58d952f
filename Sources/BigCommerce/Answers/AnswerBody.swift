internal import AuthpipeKit
internal import HTTPTypes

/// What the body of an answer is, judged by its bytes and its declared media type.
enum AnswerBody: Equatable {
  case empty
  case json(JSONValue)
  /// Short plain text, as BigCommerce's gateway writes it; trimmed.
  case text(String)
  /// HTML or XML: a proxy, a captive portal, or version 2 without its `Accept`.
  case markup
  case garbage

  init(of answer: HTTPAnswer) {
    let body = answer.body
    if body.isEmpty {
      self = .empty
    } else if Self.isMarkup(Self.mediaType(of: answer))
      || body.first(where: { $0 > 0x20 }) == UInt8(ascii: "<")
    {
      self = .markup
    } else if let value = JSONValue(parsing: body) {
      self = .json(value)
    } else if body.count <= 256, let text = String(validating: body, as: UTF8.self) {
      self = .text(Self.trimmed(text))
    } else {
      self = .garbage
    }
  }

  /// The declared media type in lower case, without its parameters.
  static func mediaType(of answer: HTTPAnswer) -> String? { mediaType(of: answer.response) }

  private static func mediaType(of head: HTTPResponse) -> String? {
    guard let value = head.headerFields[.contentType] else { return nil }
    return String(value.prefix { $0 != ";" && $0 != "," && $0 != " " }).lowercased()
  }

  /// The title of an error: version 3 answers an object, version 2 an array of them, the gateway
  /// writes version 3's object on both (BigCommerce's specifications; observed).
  var title: String? {
    switch self {
    case .json(.array(let elements)): elements.first.flatMap(Self.title)
    case .json(let value): Self.title(of: value)
    case .text(let text): text
    case .empty, .markup, .garbage: nil
    }
  }

  /// The title in version 3's form alone. A gateway's `{"message":…}` has no say about a token.
  var objectTitle: String? {
    if case .json(let value) = self { value["title"]?.string } else { nil }
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  private static func title(of value: JSONValue) -> String? {
    value["title"]?.string ?? value["message"]?.string
  }

  /// Whether a body with this head and first byte is markup. What is written like JSON is not, however
  /// it is declared: a call that was made is not to look like one that was not.
  static func isMarkup(_ head: HTTPResponse, beginning first: UInt8) -> Bool {
    first == UInt8(ascii: "<") || isMarkup(mediaType(of: head)) && !"{[".utf8.contains(first)
  }

  private static func isMarkup(_ mediaType: String?) -> Bool {
    guard let mediaType else { return false }
    return mediaType == "text/html" || mediaType.hasSuffix("/xml") || mediaType.hasSuffix("+xml")
  }
}
