import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct KeyStringTests {
  private let key: [UInt8]
  private let text: String

  init() throws {
    let answer = try KnownAnswers.read().slot_key
    (key, text) = (answer.secret.bytes, answer.key_string)
  }

  private func decode(_ text: String) throws -> [UInt8] {
    try KeyString.decode(SecretBytes(Array(text.utf8))).revealed
  }

  private func replacing(_ index: Int, with byte: UInt8) -> String {
    var bytes = Array(text.utf8)
    bytes[index] = byte
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `any key survives writing and reading`() throws {
    for _ in 0..<100 {
      let key = try RandomBytes.make(32)
      let text = try KeyString.encode(SecretBytes(key)).revealed
      #expect(text.count == KeyString.length)
      #expect(try decode(String(decoding: text, as: UTF8.self)) == key)
    }
  }

  @Test func `a wrong character at any position is not a key`() {
    let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-# b".utf8
    for (index, right) in text.utf8.enumerated() {
      for other in others where other != right {
        // A blank or # at the front makes a line of another kind.
        if index == 0, other == UInt8(ascii: "#") { continue }
        let fault = #expect(throws: KeyString.Fault.self) {
          try decode(replacing(index, with: other))
        }
        #expect(fault == .checksum || fault == .notAKeyString, "position \(index)")
      }
    }
  }

  @Test func `a letter of the alphabet in place of another fails the checksum`() throws {
    for (index, right) in text.utf8.enumerated().dropFirst("AUTHPIPE-KEY-1".utf8.count) {
      for other in "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".utf8 where other != right {
        #expect(throws: KeyString.Fault.checksum) { try decode(replacing(index, with: other)) }
      }
    }
  }

  @Test func `two neighbours exchanged are not a key`() {
    for index in text.utf8.indices.dropLast() {
      var bytes = Array(text.utf8)
      let offset = text.utf8.distance(from: text.startIndex, to: index)
      bytes.swapAt(offset, offset + 1)
      guard bytes != Array(text.utf8) else { continue }
      #expect(throws: KeyString.Fault.self) { try decode(String(decoding: bytes, as: UTF8.self)) }
    }
  }

  @Test func `a missing or added character is not a key`() {
    for index in text.indices {
      var shorter = text
      shorter.remove(at: index)
      #expect(throws: KeyString.Fault.notAKeyString) { try decode(shorter) }
      var longer = text
      longer.insert("Q", at: index)
      #expect(throws: KeyString.Fault.notAKeyString) { try decode(longer) }
    }
    #expect(throws: KeyString.Fault.notAKeyString) { try decode(text + "Q") }
  }

  @Test func `lower case is read, mixed case is not`() throws {
    #expect(try decode(text.lowercased()) == key)
    for index in text.indices where text[index].isLetter {
      let mixed = text.replacingCharacters(at: index, with: text[index].lowercased())
      #expect(throws: KeyString.Fault.notAKeyString) { try decode(mixed) }
    }
  }

  @Test func `remarks, blank lines and blanks around the key are passed over`() throws {
    #expect(try decode("# for ci\n\n  # again\r\n\t\(text) \r\n\n") == key)
  }

  @Test func `a text of remarks alone is empty, and two keys are one too many`() {
    for empty in ["", "\n", "  \t", "# \(text)", "#\n#\n"] {
      #expect(throws: KeyString.Fault.empty) { try decode(empty) }
    }
    for two in ["\(text)\n\(text)", "\(text)\nx", "x\n# \n\(text)\n"] {
      #expect(throws: KeyString.Fault.severalKeys) { try decode(two) }
    }
    #expect(throws: KeyString.Fault.notAKeyString) { try decode("\(text) \(text)") }
  }
}

extension String {
  fileprivate func replacingCharacters(at index: Index, with other: String) -> String {
    self[..<index] + other + self[self.index(after: index)...]
  }
}
