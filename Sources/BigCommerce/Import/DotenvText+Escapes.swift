extension DotenvText {
  /// Lends the bytes that `value` means between those quotes to `body`, one by one.
  package static func unescape(
    _ value: Slice<UnsafeRawBufferPointer>, _ quote: Quote, to body: (UInt8) -> Void
  ) {
    var rest = value
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = rest.first, let meant = meaning(of: next, quote) {
        rest.removeFirst()
        body(meant)
      } else {
        body(byte)
      }
    }
  }

  private static func meaning(of escaped: UInt8, _ quote: Quote) -> UInt8? {
    switch (quote, escaped) {
    case (.single, UInt8(ascii: "'")), (.single, UInt8(ascii: "\\")): escaped
    case (.double, UInt8(ascii: "n")): 0x0a
    case (.double, UInt8(ascii: "r")): 0x0d
    case (.double, UInt8(ascii: "t")): 0x09
    case (.double, UInt8(ascii: "\"")), (.double, UInt8(ascii: "\\")),
      (.double, UInt8(ascii: "$")), (.double, UInt8(ascii: "`")):
      escaped
    default: nil
    }
  }
}
