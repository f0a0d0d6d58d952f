/// Reads metadata as `MetadataCoding` writes it, without a decoder: that one is made for all that
/// JSON may be, and takes twenty times as long, for each connection of a list.
///
/// Whatever is unusual, an escape or the key of another authpipe, is left to the decoder, which
/// judges what is damage. What this reads, the decoder reads as the same.
struct MetadataReader {
  /// Something stands there that only the decoder may judge.
  struct Unusual: Error {}

  private let json: UnsafeRawBufferPointer
  private var index = 0

  private init(_ json: UnsafeRawBufferPointer) {
    self.json = json
  }

  /// The metadata that `json` is, or nil where it is unusual.
  static func read(_ json: UnsafeRawBufferPointer) -> ConnectionMetadata? {
    var reader = MetadataReader(json)
    do {
      let metadata = try reader.metadata()
      return reader.index == json.count ? metadata : nil
    } catch {
      return nil
    }
  }

  /// Takes the name of the member that comes next in an object, and nil where the object ends.
  mutating func member(isFirst: Bool) throws(Unusual) -> String? {
    guard try next("{", "}", isFirst) else { return nil }
    let name = try string()
    try take(UInt8(ascii: ":"))
    return name
  }

  /// Whether another item comes in a list.
  mutating func item(isFirst: Bool) throws(Unusual) -> Bool { try next("[", "]", isFirst) }

  /// What stands between quotes, without an escape.
  mutating func string() throws(Unusual) -> String {
    try take(UInt8(ascii: "\""))
    let start = index
    while try peek() != UInt8(ascii: "\"") {
      guard json[index] >= 0x20, json[index] != UInt8(ascii: "\\") else { throw Unusual() }
      index += 1
    }
    let bytes = UnsafeRawBufferPointer(rebasing: json[start..<index])
    index += 1
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Unusual() }
    return text
  }

  /// A whole number of at most 18 digits.
  mutating func integer<Value: FixedWidthInteger>() throws(Unusual) -> Value {
    let isNegative = try peek() == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let first = index
    var value: Int64 = 0
    while case let digit = try peek() &- UInt8(ascii: "0"), digit < 10 {
      value = value &* 10 &+ Int64(digit)
      index += 1
      guard index - first <= 18 else { throw Unusual() }
    }
    let count = index - first
    // Neither a leading zero, nor -0, nor what goes on as a fraction.
    guard count > 0, count == 1 || json[first] != UInt8(ascii: "0"),
      !isNegative || value != 0, try endsValue(),
      let whole = Value(exactly: isNegative ? -value : value)
    else { throw Unusual() }
    return whole
  }

  mutating func boolean() throws(Unusual) -> Bool {
    let isTrue = try peek() == UInt8(ascii: "t")
    for byte in isTrue ? Array("true".utf8) : Array("false".utf8) { try take(byte) }
    return isTrue
  }

  /// Puts what a member holds where nothing is yet: of two by one name, the decoder decides.
  mutating func put<Value>(_ value: Value, _ place: inout Value?) throws(Unusual) {
    guard place == nil else { throw Unusual() }
    place = value
  }

  private mutating func next(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ isFirst: Bool
  ) throws(Unusual) -> Bool {
    if isFirst { try take(UInt8(ascii: opening)) }
    guard try peek() != UInt8(ascii: closing) else {
      index += 1
      return false
    }
    if !isFirst { try take(UInt8(ascii: ",")) }
    return true
  }

  private func endsValue() throws(Unusual) -> Bool {
    switch try peek() {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): true
    default: false
    }
  }

  private func peek() throws(Unusual) -> UInt8 {
    guard index < json.count else { throw Unusual() }
    return json[index]
  }

  private mutating func take(_ byte: UInt8) throws(Unusual) {
    guard try peek() == byte else { throw Unusual() }
    index += 1
  }
}
