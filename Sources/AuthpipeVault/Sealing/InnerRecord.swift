internal import AuthpipeKit

/// What a record seals: a type, a length, the data, and zeros that hide the exact length.
enum InnerRecord {
  /// What the data is.
  enum Kind: UInt8 {
    case text = 1
    case bytes = 2
    /// The connection's metadata as JSON; used by field 1 alone.
    case metadata = 3
  }

  private static let headLength = 5
  private static let block = 64

  static func encode(_ data: UnsafeRawBufferPointer, as kind: Kind) throws -> SecretBytes {
    let used = headLength + data.count
    let padded = (used + block - 1) / block * block
    return try SecretBytes(count: padded) { out in
      out[0] = kind.rawValue
      withUnsafeBytes(of: UInt32(data.count).bigEndian) { length in
        UnsafeMutableRawBufferPointer(rebasing: out[1..<headLength]).copyMemory(from: length)
      }
      UnsafeMutableRawBufferPointer(rebasing: out[headLength..<used]).copyMemory(from: data)
    }
  }

  /// The data of an inner record, or nil where a length, type or padding byte is not as written.
  static func decode(_ inner: borrowing SecretBytes, as kind: Kind) throws -> SecretBytes? {
    try inner.withBytes { inner -> SecretBytes? in
      guard inner.count >= headLength, inner.count.isMultiple(of: block), inner[0] == kind.rawValue
      else { return nil }
      let length = inner[1..<headLength].reduce(0) { $0 << 8 | Int($1) }
      let used = headLength + length
      guard used <= inner.count, inner.count - used < block,
        inner[used...].allSatisfy({ $0 == 0 })
      else { return nil }
      return try SecretBytes(copying: UnsafeRawBufferPointer(rebasing: inner[headLength..<used]))
    }
  }
}
