import AuthpipeKit
import PublishedVectors
import Testing

@Suite struct ScryptTests {
  /// A known answer of RFC 7914, section 12, cut to the 32 bytes that authpipe derives.
  struct Answer: Sendable {
    var passphrase: String
    var salt: String
    var logN: UInt8
    var r: UInt8
    var p: UInt8
    var key: String
  }

  @Test(arguments: [
    Answer(
      passphrase: "", salt: "", logN: 4, r: 1, p: 1,
      key: "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
    Answer(
      passphrase: "password", salt: "NaCl", logN: 10, r: 8, p: 16,
      key: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
    Answer(
      passphrase: "pleaseletmein", salt: "SodiumChloride", logN: 14, r: 8, p: 1,
      key: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"),
  ])
  func `the vectors of RFC 7914 come out as published`(answer: Answer) throws {
    let key = try Array(answer.passphrase.utf8).withBytes {
      try Scrypt.derive(
        passphrase: $0, salt: Array(answer.salt.utf8), logN: answer.logN, r: answer.r, p: answer.p
      ).revealed
    }
    #expect(key.hex == answer.key)
  }

  @Test func `the cost that vaults are made with is not refused for its memory`() throws {
    // libcrypto refuses more than 32 MiB unless it is told otherwise; 2^17 takes 128 MiB.
    let key = try Array("correct horse".utf8).withBytes {
      try Scrypt.derive(passphrase: $0, salt: [1], logN: 17, r: 8, p: 1).count
    }
    #expect(key == 32)
  }
}
