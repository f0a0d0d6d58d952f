/// Bytes from outside that come in pieces, made fit for a terminal: text, and nothing that could
/// steer it.
struct TerminalText {
  /// The beginning of a character whose end is in the next piece.
  private var rest: [UInt8] = []

  /// Takes a piece and returns what of it can be shown already.
  mutating func take(_ piece: [UInt8]) -> [UInt8] {
    let all = rest + piece
    let whole = Self.wholeCharacters(all)
    rest = Array(all[whole...])
    return Self.shown(all[..<whole])
  }

  /// What is left, which is no character.
  mutating func end() -> [UInt8] {
    defer { rest = [] }
    return Self.shown(rest[...])
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(DisplayText.cleanLines(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// How many bytes come before a character of UTF-8 that is cut off.
  private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
    let tail = bytes.suffix(3)
    guard let first = tail.lastIndex(where: { $0 >= 0xc0 }) else { return bytes.count }
    let length =
      switch bytes[first] {
      case 0xf0...: 4
      case 0xe0...: 3
      default: 2
      }
    return bytes.count - first < length ? first : bytes.count
  }
}
