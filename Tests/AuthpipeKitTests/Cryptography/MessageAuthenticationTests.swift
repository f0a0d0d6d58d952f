import AuthpipeKit
import PublishedVectors
import Testing

@Suite struct MessageAuthenticationTests {
  /// A known answer of RFC 4231, section 4.
  struct Answer: Sendable {
    var key: [UInt8]
    var message: [UInt8]
    var code: String
  }

  private static let answers = [
    Answer(
      key: Array(repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Answer(
      key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Answer(
      key: Array(repeating: 0xaa, count: 20), message: Array(repeating: 0xdd, count: 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Answer(
      key: Array(1...25), message: Array(repeating: 0xcd, count: 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    Answer(
      key: Array(repeating: 0xaa, count: 131),
      message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
  ]

  @Test(arguments: answers)
  func `the vectors of RFC 4231 come out as published`(answer: Answer) throws {
    let key = try SecretBytes(answer.key)
    #expect(try MessageAuthentication.code(for: answer.message, key: key).hex == answer.code)
  }

  @Test(arguments: answers)
  func `a message given byte by byte has the code of the whole`(answer: Answer) throws {
    let key = try SecretBytes(answer.key)
    var code = try MessageAuthentication(key: key)
    for byte in answer.message { try code.update([byte]) }
    let finished = try code.finish()
    #expect(finished.hex == answer.code)
  }

  @Test func `an empty message has a code that depends on the key`() throws {
    let one = try MessageAuthentication.code(for: [], key: SecretBytes([1]))
    let two = try MessageAuthentication.code(for: [], key: SecretBytes([2]))
    #expect(one.count == MessageAuthentication.codeLength)
    #expect(one != two)
  }
}
