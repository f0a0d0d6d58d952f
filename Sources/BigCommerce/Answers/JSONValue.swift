internal import FoundationEssentials

/// A JSON text of any shape, as a server wrote it.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// A number; no answer that is read here needs its value.
  case number
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads `bytes`, or gives nil for what is not JSON in UTF-8 or is nested deeper than the
  /// decoder goes (512 levels), so that no answer can exhaust the stack.
  init?(parsing bytes: [UInt8]) {
    // The decoder would guess at UTF-16 and UTF-32, which the API never writes.
    guard String(validating: bytes, as: UTF8.self) != nil,
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    else { return nil }
    self = value
  }

  /// The member of that name, if this is an object that has it.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, if this is a string.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value, if this is one.
  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      _ = try container.decode(Double.self)
      self = .number
    }
  }
}
