/// Builds the byte strings of the format: big-endian integers, labels that end in a zero byte.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Starts with a label and its zero byte.
  init(label: StaticString) {
    label.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0)
  }

  init() {}

  mutating func add<Integer: FixedWidthInteger>(_ value: Integer) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
  }

  mutating func add(_ more: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: more)
  }
}
