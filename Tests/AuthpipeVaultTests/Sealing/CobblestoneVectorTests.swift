import AuthpipeKit
import Figures
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct CobblestoneVectorTests {
  private static let file = "c2sp_chunked_encryption_aes_256_gcm_test.json"

  private struct Vectors: Decodable {
    var testGroups: [Group]
  }

  private struct Group: Decodable {
    var aead: String
    var sha: String
    var tests: [Vector]
  }

  private struct Vector: Decodable {
    var tcId: Int
    var key: HexBytes
    var ctx: HexBytes
    /// A zlib stream: the messages go up to four megabytes.
    var ct: HexBytes
    var msgLength: Int?
    var msgSha512: HexBytes?
    var result: String
    var flags: [String]
  }

  @Test(.enabled(if: Wycheproof.has(file), "\(Wycheproof.missing)"))
  func `all 35 published vectors come out as published`() throws {
    var counts: [String: Int] = [:]
    for group in try Wycheproof.read(Self.file, as: Vectors.self).testGroups {
      #expect(group.aead == "AEAD_AES_256_GCM")
      #expect(group.sha == "SHA-512")
      for vector in group.tests {
        counts[vector.result, default: 0] += 1
        try check(vector)
      }
    }
    #expect(counts == ["valid": 10, "invalid": 25])
    Figures.add("Wycheproof vectors of Cobblestone-256", counts.values.reduce(0, +))
  }

  private func check(_ vector: Vector) throws {
    let message = try Inflate.decode(vector.ct.bytes)
    let key = try SecretBytes(vector.key.bytes)
    // Chunk by chunk, since the largest messages are eight times the arena of secrets.
    var lent: [UInt8]?
    var fault: CryptographyError?
    do {
      try message.withBytes { message in
        try Cobblestone.open(message, key: key, context: vector.ctx.bytes) {
          lent = (lent ?? []) + Array($0)
        }
      }
    } catch let error as CryptographyError {
      fault = error
    }
    #expect((fault == nil) == (vector.result == "valid"), "test \(vector.tcId)")
    if let digest = vector.msgSha512 {
      #expect(lent?.count == vector.msgLength, "test \(vector.tcId)")
      #expect(lent?.withBytes { Hash.sha512($0) } == digest.bytes, "test \(vector.tcId)")
    } else {
      #expect(lent == nil, "test \(vector.tcId)")
    }
    if vector.flags.contains("HeaderFailure") { #expect(lent == nil, "test \(vector.tcId)") }
    if message.count < 1 << 17 { try checkWhole(message, vector, lent, fault) }
  }

  /// Opening in one piece gives all of the plaintext or none of it.
  private func checkWhole(
    _ message: [UInt8], _ vector: Vector, _ lent: [UInt8]?, _ fault: CryptographyError?
  ) throws {
    let key = try SecretBytes(vector.key.bytes)
    var whole: [UInt8]?
    do {
      whole = try message.withBytes {
        try Cobblestone.open($0, key: key, context: vector.ctx.bytes).revealed
      }
    } catch is CryptographyError {}
    #expect(whole == (fault == nil ? lent : nil), "test \(vector.tcId)")
    guard let whole else { return }
    let again = try whole.withBytes {
      try Cobblestone.seal(
        $0, key: key, context: vector.ctx.bytes, salt: Array(message[..<Cobblestone.saltLength]))
    }
    #expect(again == message, "test \(vector.tcId)")
  }
}
