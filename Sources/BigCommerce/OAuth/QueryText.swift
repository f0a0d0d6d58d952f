/// Values in the query of an address (RFC 3986), with a plus sign for a blank where one is read.
enum QueryText {
  /// `text` with everything but unreserved characters in percent signs.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Lends the bytes that `written` means to `body`, one by one; false where it means none.
  static func decode(_ written: Slice<UnsafeRawBufferPointer>, to body: (UInt8) -> Void) -> Bool {
    var rest = written
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): body(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return false }
        body(high << 4 | low)
      default: body(byte)
      }
    }
    return true
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch lowerCased(byte) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): lowerCased(byte) - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
