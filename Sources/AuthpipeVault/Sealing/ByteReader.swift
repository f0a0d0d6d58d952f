/// Reads the byte strings of the format, failing rather than reading past the end.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The input ended before what the format promises.
  struct EndOfBytes: Error {}

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ count: Int) throws(EndOfBytes) -> [UInt8] {
    guard count >= 0, bytes.count - position >= count else { throw EndOfBytes() }
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  mutating func integer<Integer: FixedWidthInteger>(_: Integer.Type) throws(EndOfBytes) -> Integer {
    var value: Integer = 0
    for byte in try take(Integer.bitWidth / 8) {
      value = (value << 8) | Integer(truncatingIfNeeded: byte)
    }
    return value
  }
}
