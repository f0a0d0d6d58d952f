/// Numbers, texts and bytes put one after the other, for `FrameReader` at the other end.
struct FrameWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ some: [UInt8]) {
    add(UInt32(some.count))
    bytes.append(contentsOf: some)
  }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ text: String?) {
    add(UInt8(text == nil ? 0 : 1))
    if let text { add(text) }
  }
}
