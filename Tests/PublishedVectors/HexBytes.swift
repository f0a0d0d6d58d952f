/// Bytes written as hexadecimal digits, as published vectors write them.
package struct HexBytes: Decodable {
  /// The bytes.
  package let bytes: [UInt8]

  /// Decodes a string of digits.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = [UInt8](hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not hexadecimal")
    }
    self.bytes = bytes
  }
}

extension [UInt8] {
  /// The bytes that `hex` spells, or nil; spaces are for the eye.
  package init?(hex: String) {
    let digits = hex.filter { $0 != " " }.map(\.hexDigitValue)
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { index in
      UInt8(digits[index]! << 4 | digits[index + 1]!)
    }
  }

  /// The bytes as lower-case hexadecimal digits.
  package var hex: String {
    let digits = [Character]("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
