internal import AuthpipeKit

/// A digest of bytes that pass by in pieces, the same however they are cut.
struct BlockDigest {
  private static let block = 1 << 16

  private var digest: [UInt8] = []
  private var rest: [UInt8] = []

  /// Takes the next piece.
  mutating func take(_ piece: [UInt8]) {
    rest += piece
    while rest.count >= Self.block {
      digest = Self.chained(digest, rest[..<Self.block])
      rest.removeFirst(Self.block)
    }
  }

  /// The digest of all that has passed.
  var value: [UInt8] { Self.chained(digest, rest[...]) }

  private static func chained(_ digest: [UInt8], _ block: ArraySlice<UInt8>) -> [UInt8] {
    (digest + block).withBytes { Hash.sha256($0) }
  }
}
