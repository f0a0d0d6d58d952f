import AuthpipeKit
import Figures
import PublishedVectors
import Testing

@Suite struct HKDFTests {
  private static let file = "hkdf_sha256_test.json"

  private struct Vectors: Decodable {
    var testGroups: [Group]
  }

  private struct Group: Decodable {
    var tests: [Vector]
  }

  private struct Vector: Decodable {
    var tcId: Int
    var ikm: HexBytes
    var salt: HexBytes
    var info: HexBytes
    var size: Int
    var okm: HexBytes
    var result: String
    var flags: [String]
  }

  @Test(.enabled(if: Wycheproof.has(file), "\(Wycheproof.missing)"))
  func `all 86 published vectors come out as published`() throws {
    var counts: [String: Int] = [:]
    for vector in try Wycheproof.read(Self.file, as: Vectors.self).testGroups.flatMap(\.tests) {
      counts[vector.result, default: 0] += 1
      if vector.result == "valid" {
        #expect(try derive(vector) == vector.okm.bytes, "test \(vector.tcId)")
      } else {
        #expect(vector.flags == ["SizeTooLarge"], "test \(vector.tcId)")
        #expect(throws: CryptographyError.parameters, "test \(vector.tcId)") { try derive(vector) }
      }
    }
    #expect(counts == ["valid": 83, "invalid": 3])
    Figures.add("Wycheproof vectors of HKDF-SHA-256", counts.values.reduce(0, +))
  }

  @Test(.enabled(if: Wycheproof.has(file), "\(Wycheproof.missing)"))
  func `expanding alone is the second half of deriving`() throws {
    for vector in try Wycheproof.read(Self.file, as: Vectors.self).testGroups.flatMap(\.tests)
    where vector.result == "valid" {
      // RFC 5869: extraction is HMAC of the input key under the salt, zeros when there is none.
      let zeros = [UInt8](repeating: 0, count: MessageAuthentication.codeLength)
      let salt = try SecretBytes(vector.salt.bytes.isEmpty ? zeros : vector.salt.bytes)
      let extracted = try MessageAuthentication.code(for: vector.ikm.bytes, key: salt)
      let expanded = try extracted.withBytes {
        try HKDF.expand(.sha256, key: $0, info: vector.info.bytes, count: vector.size).revealed
      }
      #expect(expanded == vector.okm.bytes, "test \(vector.tcId)")
    }
  }

  @Test func `the digests give different keys`() throws {
    let key = [UInt8](repeating: 7, count: 32)
    let (short, long) = try key.withBytes { key in
      (
        try HKDF.expand(.sha256, key: key, info: [1], count: 32).revealed,
        try HKDF.expand(.sha512, key: key, info: [1], count: 32).revealed
      )
    }
    #expect(short != long)
  }

  private func derive(_ vector: Vector) throws -> [UInt8] {
    try vector.ikm.bytes.withBytes {
      try HKDF.derive(
        .sha256, inputKey: $0, salt: vector.salt.bytes, info: vector.info.bytes,
        count: vector.size
      ).revealed
    }
  }
}
