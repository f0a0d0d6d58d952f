extension JSONReader {
  /// The string that begins at the position.
  mutating func readString() throws(Fault) -> String {
    guard peek == UInt8(ascii: "\"") else { throw .notJSON }
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else { throw .notJSON }
        return text
      case UInt8(ascii: "\\"): text.append(contentsOf: try readEscape())
      case 0x00..<0x20: throw .notJSON
      default: text.append(byte)
      }
    }
    throw .notJSON
  }

  private mutating func readEscape() throws(Fault) -> [UInt8] {
    guard let byte = peek else { throw .notJSON }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try readEscapedScalar()).utf8)
    default: throw .notJSON
    }
  }

  /// The scalar after `\u`, which may be written as two surrogates; half of one is U+FFFD.
  private mutating func readEscapedScalar() throws(Fault) -> Unicode.Scalar {
    let unit = try readFourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xdc00, bytes[position...].starts(with: "\\u".utf8) else { return "\u{fffd}" }
    let mark = position
    position += 2
    let second = try readFourHexDigits()
    guard (0xdc00..<0xe000).contains(second) else {
      position = mark
      return "\u{fffd}"
    }
    return Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (second - 0xdc00)) ?? "\u{fffd}"
  }

  private mutating func readFourHexDigits() throws(Fault) -> UInt32 {
    guard position + 4 <= bytes.count else { throw .notJSON }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw .notJSON }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }
}
