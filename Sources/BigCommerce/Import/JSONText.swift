/// JSON walked through where it lies: a decoder would leave what is secret in ordinary memory.
struct JSONText {
  typealias Text = Slice<UnsafeRawBufferPointer>

  /// It is not JSON, or is nested too deeply.
  struct Malformed: Error {}

  /// No credentials file is nested nearly as deeply.
  static let deepest = 16

  private let bytes: UnsafeRawBufferPointer
  private var index: Int
  private var depth = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    index = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  /// The first byte of the value that comes next.
  mutating func peek() throws(Malformed) -> UInt8 {
    while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count else { throw Malformed() }
    return bytes[index]
  }

  /// Lends the name of each member of the object that comes next to `body`, which takes its value.
  mutating func object(_ body: (Text, inout JSONText) throws -> Void) throws {
    try nested("{", "}") { text in
      let name = try text.string()
      try text.take(":")
      try body(name, &text)
    }
  }

  /// What stands between the quotes of the string that comes next.
  mutating func string() throws -> Text {
    try take("\"")
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] >= 0x20 else { throw Malformed() }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < bytes.count else { throw Malformed() }
    let text = bytes[start..<index]
    index += 1
    try Self.unescape(text) { _ in }
    return text
  }

  /// Takes the value that comes next, whatever it is.
  mutating func skip() throws {
    switch try peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"): try object { try $1.skip() }
    case UInt8(ascii: "["): try nested("[", "]") { try $0.skip() }
    default: try skipWord()
    }
  }

  /// Nothing may follow.
  mutating func end() throws(Malformed) {
    while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    guard index == bytes.count else { throw Malformed() }
  }

  private mutating func nested(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ item: (inout JSONText) throws -> Void
  ) throws {
    try take(opening)
    depth += 1
    guard depth <= Self.deepest else { throw Malformed() }
    if try peek() == UInt8(ascii: closing) {
      index += 1
    } else {
      try item(&self)
      while try peek() == UInt8(ascii: ",") {
        index += 1
        try item(&self)
      }
      try take(closing)
    }
    depth -= 1
  }

  private mutating func take(_ scalar: Unicode.Scalar) throws(Malformed) {
    guard try peek() == UInt8(ascii: scalar) else { throw Malformed() }
    index += 1
  }

  private mutating func skipWord() throws(Malformed) {
    let start = index
    while index < bytes.count, Self.isOfWord(bytes[index]) { index += 1 }
    let word = bytes[start..<index]
    let isKnown = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
    guard isKnown || Self.isNumber(word) else { throw Malformed() }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
  }

  private static func isNumber(_ word: Text) -> Bool {
    var rest = word
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard let first = rest.first, isDigit(first) else { return false }
    rest = first == UInt8(ascii: "0") ? rest.dropFirst() : rest.drop(while: isDigit)
    if rest.first == UInt8(ascii: ".") {
      guard let digit = rest.dropFirst().first, isDigit(digit) else { return false }
      rest = rest.dropFirst().drop(while: isDigit)
    }
    guard let exponent = rest.popFirst() else { return true }
    guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}
