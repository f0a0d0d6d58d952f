import AuthpipeKit
import Figures
import PublishedVectors
import Testing

@Suite struct AESGCMTests {
  private static let file = "aes_gcm_test.json"

  private struct Vectors: Decodable {
    var testGroups: [Group]
  }

  private struct Group: Decodable {
    var ivSize: Int
    var keySize: Int
    var tagSize: Int
    var tests: [Vector]
  }

  private struct Vector: Decodable {
    var tcId: Int
    var key: HexBytes
    var iv: HexBytes
    var aad: HexBytes
    var msg: HexBytes
    var ct: HexBytes
    var tag: HexBytes
    var result: String
  }

  @Test(.enabled(if: Wycheproof.has(file), "\(Wycheproof.missing)"))
  func `all 66 published vectors of the only shape used come out as published`() throws {
    let groups = try Wycheproof.read(Self.file, as: Vectors.self).testGroups.filter {
      $0.keySize == 256 && $0.ivSize == 96 && $0.tagSize == 128
    }
    var counts: [String: Int] = [:]
    for vector in groups.flatMap(\.tests) {
      counts[vector.result, default: 0] += 1
      let sealed = vector.ct.bytes + vector.tag.bytes
      if vector.result == "valid" {
        #expect(try open(sealed, vector) == vector.msg.bytes, "test \(vector.tcId)")
        #expect(try seal(vector) == sealed, "test \(vector.tcId)")
      } else {
        #expect(throws: CryptographyError.authenticationFailed, "test \(vector.tcId)") {
          try open(sealed, vector)
        }
      }
    }
    #expect(counts == ["valid": 39, "invalid": 27])
    Figures.add("Wycheproof vectors of AES-256-GCM", counts.values.reduce(0, +))
  }

  @Test(.enabled(if: Wycheproof.has(file), "\(Wycheproof.missing)"))
  func `keys and nonces of any other length are refused`() throws {
    let others = try Wycheproof.read(Self.file, as: Vectors.self).testGroups.filter {
      $0.keySize != 256 || $0.ivSize != 96
    }
    #expect(!others.isEmpty)
    for vector in others.flatMap(\.tests) {
      #expect(throws: CryptographyError.parameters, "test \(vector.tcId)") {
        try open(vector.ct.bytes + vector.tag.bytes, vector)
      }
      #expect(throws: CryptographyError.parameters, "test \(vector.tcId)") { try seal(vector) }
    }
  }

  @Test(arguments: 0..<AESGCM.tagLength)
  func `what is shorter than a tag is refused`(count: Int) {
    let key = [UInt8](repeating: 0, count: AESGCM.keyLength)
    let nonce = [UInt8](repeating: 0, count: AESGCM.nonceLength)
    #expect(throws: CryptographyError.parameters) {
      _ = try key.withBytes { key in
        try nonce.withBytes { nonce in
          try [UInt8](repeating: 0, count: count).withBytes {
            try AESGCM.open($0, key: key, nonce: nonce, associatedData: nonce)
          }
        }
      }
    }
  }

  private func seal(_ vector: Vector) throws -> [UInt8] {
    try vector.key.bytes.withBytes { key in
      try vector.iv.bytes.withBytes { nonce in
        try vector.aad.bytes.withBytes { associatedData in
          try vector.msg.bytes.withBytes {
            try AESGCM.seal($0, key: key, nonce: nonce, associatedData: associatedData)
          }
        }
      }
    }
  }

  private func open(_ sealed: [UInt8], _ vector: Vector) throws -> [UInt8] {
    try vector.key.bytes.withBytes { key in
      try vector.iv.bytes.withBytes { nonce in
        try vector.aad.bytes.withBytes { associatedData in
          try sealed.withBytes {
            try AESGCM.open($0, key: key, nonce: nonce, associatedData: associatedData).revealed
          }
        }
      }
    }
  }
}
