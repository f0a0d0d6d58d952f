internal import FoundationEssentials

/// A JSON text of any shape, as a server wrote it.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// No answer that is read here is nearly as long, or nested nearly as deeply. The decoder takes
  /// a time that grows with length times depth: 20 kB of 500 levels kept it busy for a minute.
  private static let longest = 1 << 16
  private static let deepest = 16

  /// Reads `bytes`, or gives nil for what is not JSON in UTF-8, is too long or nested too deeply.
  init?(parsing bytes: [UInt8]) {
    // The decoder would guess at UTF-16 and UTF-32 (ASCII in those is UTF-8 with zeros in between),
    // which the API never writes.
    guard bytes.count <= Self.longest, !bytes.contains(0), Self.isShallow(bytes),
      String(validating: bytes, as: UTF8.self) != nil,
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    else { return nil }
    self = value
  }

  private static func isShallow(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: continue
      }
      if depth > deepest { return false }
    }
    return true
  }

  /// The member of that name, if this is an object that has it.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, if this is a string.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, if this is one.
  var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The truth value, if this is one.
  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // What there is most of comes first: each wrong guess costs ten times a right one.
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }
}
