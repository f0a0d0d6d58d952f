import AuthpipeKit
import PublishedVectors
import Testing

@Suite struct HashTests {
  // FIPS 180-4's own example, and the empty message.
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ])
  func `SHA-256 gives the published digests`(message: String, digest: String) {
    #expect(Array(message.utf8).withBytes { Hash.sha256($0) }.hex == digest)
  }

  @Test func `SHA-512 gives the published digest`() {
    let published = """
      ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
      2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
      """
    #expect(Array("abc".utf8).withBytes { Hash.sha512($0) }.hex == published)
  }

  @Test func `random bytes are as many as asked for and never the same`() throws {
    #expect(try RandomBytes.make(24).count == 24)
    #expect(try RandomBytes.make(24) != RandomBytes.make(24))
    let one = try RandomBytes.makeSecret(32).revealed
    let two = try RandomBytes.makeSecret(32).revealed
    #expect(one.count == 32)
    #expect(one != two)
  }
}
