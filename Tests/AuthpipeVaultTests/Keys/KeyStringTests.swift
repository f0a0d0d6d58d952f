import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct KeyStringTests {
  private let key: [UInt8]
  private let text: String

  init() throws {
    let answer = try KnownAnswers.read().slotKey
    (key, text) = (answer.secret.bytes, answer.keyString)
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

  @Test func `bits left over that are not zero are not a key, though the checksum fits`() throws {
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    let prefix = Array("authpipe-key-".utf8)
    var groups = text.lowercased().utf8.dropFirst(prefix.count + 1).dropLast(6).map {
      UInt8(alphabet.firstIndex(of: $0)!)
    }
    let last = groups.removeLast()
    for bits in 0..<16 as Range<UInt8> {
      let data = groups + [last & 0x10 | bits]
      let values = prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 } + data
      let sum = Self.checksum(values)
      let line = prefix + [UInt8(ascii: "1")] + (data + sum).map { alphabet[Int($0)] }
      let written = String(decoding: line, as: UTF8.self)
      if bits == 0 {
        #expect(try decode(written) == key)
      } else {
        #expect(throws: KeyString.Fault.notAKeyString) { try decode(written) }
      }
    }
  }

  /// The six groups that end a Bech32 string (BIP 173).
  private static func checksum(_ values: [UInt8]) -> [UInt8] {
    var sum: UInt32 = 1
    for value in values + [0, 0, 0, 0, 0, 0] {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
      for (bit, term) in generator.enumerated() where top >> bit & 1 == 1 { sum ^= term }
    }
    return (0..<6).map { UInt8((sum ^ 1) >> (5 * (5 - $0)) & 31) }
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
