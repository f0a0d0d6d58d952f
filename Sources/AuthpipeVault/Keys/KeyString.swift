package import AuthpipeKit

/// A 32-byte key as one line of text: Bech32 with the prefix `AUTHPIPE-KEY-1`, upper case.
///
/// The checksum makes a typing error "not a key" rather than "wrong key", and the prefix is
/// something that secret scanners can match.
package enum KeyString {
  /// Why a text is not a key.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case severalKeys
    case notAKeyString
    case checksum
  }

  private static let prefix = Array("authpipe-key-".utf8)
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let checksumLength = 6
  private static let dataLength = 52
  /// The length of every key string, in bytes.
  package static let length = prefix.count + 1 + dataLength + checksumLength

  /// Writes `key` as a key string.
  package static func encode(_ key: borrowing SecretBytes) throws -> SecretBytes {
    var groups = try SecretBytes(capacity: dataLength)
    key.withBytes { key in
      var buffer: UInt32 = 0
      var bits = 0
      for byte in key {
        buffer = (buffer << 8 | UInt32(byte)) & 0xfff
        bits += 8
        while bits >= 5 {
          bits -= 5
          groups.append(UInt8(buffer >> UInt32(bits) & 31))
        }
      }
      if bits > 0 { groups.append(UInt8(buffer << UInt32(5 - bits) & 31)) }
    }
    var text = try SecretBytes(capacity: length)
    for byte in prefix { text.append(upper(byte)) }
    text.append(UInt8(ascii: "1"))
    groups.withBytes { groups in
      let sum = polymod(groups, then: Array(repeating: 0, count: checksumLength)) ^ 1
      for group in groups { text.append(upper(alphabet[Int(group)])) }
      for index in 0..<checksumLength {
        text.append(upper(alphabet[Int(sum >> UInt32(5 * (5 - index)) & 31)]))
      }
    }
    return text
  }

  /// Reads the one key string in `text`, which may hold `#` lines and blank lines besides.
  package static func decode(_ text: borrowing SecretBytes) throws -> SecretBytes {
    try text.withBytes { text in
      var found: Slice<UnsafeRawBufferPointer>?
      var rest = text[...]
      while !rest.isEmpty {
        let line = rest.prefix { $0 != 0x0a && $0 != 0x0d }
        rest = rest[line.endIndex...].dropFirst()
        let trimmed = line.trimmingSpaces
        if trimmed.isEmpty || trimmed.first == UInt8(ascii: "#") { continue }
        guard found == nil else { throw Fault.severalKeys }
        found = trimmed
      }
      guard let found else { throw Fault.empty }
      return try decodeLine(UnsafeRawBufferPointer(rebasing: found))
    }
  }

  private static func decodeLine(_ line: UnsafeRawBufferPointer) throws -> SecretBytes {
    let isUpper = line.allSatisfy { lower($0) == $0 ? !isLetter($0) : true }
    let isLower = line.allSatisfy { lower($0) == $0 }
    guard line.count == length, isUpper || isLower,
      zip(line, prefix).allSatisfy({ lower($0) == $1 }), line[prefix.count] == UInt8(ascii: "1")
    else { throw Fault.notAKeyString }
    var groups = try SecretBytes(capacity: dataLength + checksumLength)
    for byte in line[(prefix.count + 1)...] {
      guard let group = alphabet.firstIndex(of: lower(byte)) else { throw Fault.notAKeyString }
      groups.append(UInt8(group))
    }
    return try groups.withBytes { groups in
      guard polymod(groups, then: []) == 1 else { throw Fault.checksum }
      var key = try SecretBytes(capacity: 32)
      var buffer: UInt32 = 0
      var bits = 0
      for group in groups[..<dataLength] {
        buffer = (buffer << 5 | UInt32(group)) & 0xfff
        bits += 5
        if bits >= 8 {
          bits -= 8
          key.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
      }
      // 52 groups hold 260 bits; the four that are left over must be zero.
      guard buffer & 0xf == 0 else { throw Fault.notAKeyString }
      return key
    }
  }

  private static func polymod(_ groups: UnsafeRawBufferPointer, then more: [UInt8]) -> UInt32 {
    let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var sum: UInt32 = 1
    func mix(_ value: UInt8) {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { sum ^= generator[bit] }
    }
    for byte in prefix { mix(byte >> 5) }
    mix(0)
    for byte in prefix { mix(byte & 31) }
    for group in groups { mix(group) }
    for value in more { mix(value) }
    return sum
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(lower(byte)) }
  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }
  private static func upper(_ byte: UInt8) -> UInt8 {
    (0x61...0x7a).contains(byte) ? byte & 0xdf : byte
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var trimmingSpaces: Self {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
    return slice
  }
}
