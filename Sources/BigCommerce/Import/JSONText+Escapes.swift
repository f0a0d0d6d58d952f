extension JSONText {
  /// Lends the bytes that the inside of a string means to `body`, one by one, in UTF-8.
  static func unescape(_ text: Text, to body: (UInt8) -> Void) throws(Malformed) {
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        body(byte)
        continue
      }
      guard let escaped = rest.popFirst() else { throw Malformed() }
      switch escaped {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): body(escaped)
      case UInt8(ascii: "b"): body(0x08)
      case UInt8(ascii: "f"): body(0x0c)
      case UInt8(ascii: "n"): body(0x0a)
      case UInt8(ascii: "r"): body(0x0d)
      case UInt8(ascii: "t"): body(0x09)
      case UInt8(ascii: "u"): for unit in UTF8.encode(try scalar(&rest))! { body(unit) }
      default: throw Malformed()
      }
    }
  }

  /// The character whose number comes next, in one piece or in two.
  private static func scalar(_ rest: inout Text) throws(Malformed) -> Unicode.Scalar {
    let high = try number(&rest)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xd800..<0xdc00).contains(high), rest.popFirst() == UInt8(ascii: "\\"),
      rest.popFirst() == UInt8(ascii: "u")
    else { throw Malformed() }
    let low = try number(&rest)
    guard (0xdc00..<0xe000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))
    else { throw Malformed() }
    return scalar
  }

  private static func number(_ rest: inout Text) throws(Malformed) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = rest.popFirst() else { throw Malformed() }
      let digit =
        switch lowerCased(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): lowerCased(byte) - UInt8(ascii: "a") + 10
        default: throw Malformed()
        }
      number = number << 4 + UInt32(digit)
    }
    return number
  }
}
