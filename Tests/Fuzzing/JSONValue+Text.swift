@testable import BigCommerce

extension JSONValue {
  /// The value as JSON.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): "\(value)"
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[\(elements.map(\.text).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0)):\($1.text)" }.joined(separator: ","))}"
    }
  }

  /// Every character by its number in UTF-16, which needs no exceptions.
  private static func quoted(_ text: String) -> String {
    let digits = text.utf16.map { unit in
      let hexadecimal = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    }
    return "\"\(digits.joined())\""
  }
}
