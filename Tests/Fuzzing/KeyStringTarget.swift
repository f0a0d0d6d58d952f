import AuthpipeKit

@testable import AuthpipeVault

/// The key string, as it stands in key files, variables and what a key command prints.
enum KeyStringTarget: FuzzTarget {
  /// So many wrong characters are always noticed (BIP 173, of strings of up to 90 characters).
  private static let noticed = 4

  static func seeds() throws -> [[UInt8]] {
    let text = try KnownSlots.read().slotKey.keyString
    return [text, text.lowercased(), "# a remark\r\n\n \t\(text) \r\n", "#", "\(text)\n\(text)"]
      .map { Array($0.utf8) }
  }

  static func read(_ bytes: [UInt8]) throws {
    try readAsText(bytes)
    try readAsKeyAndErrors(bytes)
  }

  private static func readAsText(_ bytes: [UInt8]) throws {
    let key: [UInt8]
    do {
      key = try KeyString.decode(SecretBytes(bytes)).revealed
    } catch is KeyString.Fault {
      return
    }
    precondition(key.count == 32, "a key has 32 bytes")
    let lines = bytes.split { $0 == 0x0a || $0 == 0x0d }.map(trimmed)
      .filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
    precondition(lines.count == 1, "a text holds one key")
    let written = try KeyString.encode(SecretBytes(key)).revealed
    precondition(lines[0].map(upper) == written, "a key is written as it was read, in upper case")
  }

  /// Takes the input for a key, and then pairs of a place in its key string and a byte to put
  /// there: the checksum would keep almost everything else that is tried from being read at all.
  private static func readAsKeyAndErrors(_ bytes: [UInt8]) throws {
    guard bytes.count >= 32 else { return }
    let text = try KeyString.encode(SecretBytes(Array(bytes[..<32]))).revealed
    precondition(text.count == KeyString.length)
    var altered = text
    for pair in 0..<min(noticed, (bytes.count - 32) / 2) {
      altered[Int(bytes[32 + 2 * pair]) % text.count] = bytes[33 + 2 * pair]
    }
    do {
      let key = try KeyString.decode(SecretBytes(altered)).revealed
      precondition(altered == text, "up to four errors are noticed")
      precondition(key == Array(bytes[..<32]), "a key that is written is read")
    } catch is KeyString.Fault {
      precondition(altered != text, "what is written is read")
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let start = line.drop(while: isBlank)
    return start.dropLast(start.reversed().prefix(while: isBlank).count)
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    (0x61...0x7a).contains(byte) ? byte - 0x20 : byte
  }
}
