/// Reads one JSON document (RFC 8259) from bytes that a server chose.
struct JSONReader {
  /// Why there is no value.
  enum Fault: Error {
    case notJSON
    case tooDeep
  }

  /// Levels of nesting; BigCommerce's answers have at most five.
  private static let deepest = 64

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
  }

  /// The one value of the document, with nothing but space after it.
  mutating func readDocument() throws(Fault) -> JSONValue {
    let value = try readValue(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw .notJSON }
    return value
  }

  private mutating func readValue(depth: Int) throws(Fault) -> JSONValue {
    guard depth <= Self.deepest else { throw .tooDeep }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try readObject(depth: depth)
    case UInt8(ascii: "["): return try readArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", as: .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", as: .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", as: .null)
    default: return try readNumber()
    }
  }

  private mutating func readObject(depth: Int) throws(Fault) -> JSONValue {
    var members: [String: JSONValue] = [:]
    position += 1
    if skipPast(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      let name = try readString()
      guard skipPast(UInt8(ascii: ":")) else { throw .notJSON }
      members[name] = try readValue(depth: depth + 1)
    } while skipPast(UInt8(ascii: ","))
    guard skipPast(UInt8(ascii: "}")) else { throw .notJSON }
    return .object(members)
  }

  private mutating func readArray(depth: Int) throws(Fault) -> JSONValue {
    var elements: [JSONValue] = []
    position += 1
    if skipPast(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try readValue(depth: depth + 1))
    } while skipPast(UInt8(ascii: ","))
    guard skipPast(UInt8(ascii: "]")) else { throw .notJSON }
    return .array(elements)
  }

  private mutating func readWord(_ word: StaticString, as value: JSONValue) throws(Fault)
    -> JSONValue
  {
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].starts(with: expected) else { throw .notJSON }
    position += expected.count
    return value
  }

  private mutating func readNumber() throws(Fault) -> JSONValue {
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") { position += 1 } else { try readDigits() }
    if peek == UInt8(ascii: ".") {
      position += 1
      try readDigits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      try readDigits()
    }
    return .number
  }

  private mutating func readDigits() throws(Fault) {
    let start = position
    while let byte = peek, isDigit(byte) { position += 1 }
    guard position > start else { throw .notJSON }
  }

  /// The byte at the position, or nil at the end.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skipPast(_ byte: UInt8) -> Bool {
    skipSpace()
    guard peek == byte else { return false }
    position += 1
    return true
  }
}
