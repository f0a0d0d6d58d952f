import AuthpipeKit
import Testing

@Suite struct SecretShapeTests {
  private func fault(_ token: [UInt8]) -> SecretShape.Fault? {
    token.withBytes { SecretShape.fault(inToken: $0) }
  }

  @Test func `every visible ASCII character may stand in a token`() {
    #expect(fault(Array(0x21...0x7e)) == nil)
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func `any other byte is named for what it is, wherever it stands`(byte: UInt8) {
    let expected: SecretShape.Fault? =
      switch byte {
      case 0x0a, 0x0d: .lineBreak
      case 0x09, 0x20: .whitespace
      case 0x21...0x7e: nil
      default: .notVisibleASCII
      }
    #expect(fault([byte]) == expected)
    #expect(fault([0x61, byte]) == expected)
    #expect(fault([byte, 0x61]) == expected)
    #expect(fault([0x61, byte, 0x61]) == expected)
  }

  @Test func `an empty token is none`() {
    #expect(fault([]) == .empty)
  }

  @Test func `4,096 bytes are the longest token`() {
    let longest = [UInt8](repeating: 0x61, count: 4_096)
    #expect(fault(longest) == nil)
    #expect(fault(longest + [0x61]) == .tooLong(limit: 4_096))
  }
}
