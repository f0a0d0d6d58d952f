internal import AuthpipeKit

/// A value of a `.env` file, for which every language has a reader with rules of its own: written
/// so that all of them read the same wherever that can be, and else so that python-dotenv does.
enum DotenvValue {
  /// What keeps `bytes` from being written, or nil.
  static func fault(in bytes: UnsafeRawBufferPointer) -> HandingFormat.Reason? {
    // python-dotenv opens the file as text, in which a CR is a line's end.
    if bytes.contains(0x0d) { return .lineBreak }
    // It is expanded even between single quotes, and there is no escape.
    let expands = zip(bytes, bytes.dropFirst()).contains {
      $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "{")
    }
    if expands { return .expansion }
    // Before the closing quote a backslash would be taken for that quote's escape.
    return bytes.last == UInt8(ascii: "\\") && !isPlain(bytes) ? .mixture : nil
  }

  /// Appends `secret`, in which `fault` found nothing.
  static func append(_ secret: borrowing SecretBytes, to text: inout SecretText) throws {
    try secret.withBytes { bytes in
      if bytes.last == UInt8(ascii: "\\") { return try text.append(bytes) }
      let hasQuote = bytes.contains(UInt8(ascii: "'"))
      let isUnescaped = !bytes.contains { "\"\\$`".utf8.contains($0) }
      let quote = hasQuote && isUnescaped ? UInt8(ascii: "\"") : UInt8(ascii: "'")
      try text.append(quote)
      for (index, byte) in bytes.enumerated() {
        if quote == UInt8(ascii: "'"), needsEscape(bytes, at: index) {
          try text.append(UInt8(ascii: "\\"))
        }
        try text.append(byte)
      }
      try text.append(quote)
    }
  }

  /// Between single quotes a backslash is one, unless it would escape what follows.
  private static func needsEscape(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    if bytes[index] == UInt8(ascii: "'") { return true }
    guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else { return false }
    return bytes[index + 1] == UInt8(ascii: "\\") || bytes[index + 1] == UInt8(ascii: "'")
  }

  /// Whether no reader needs quotes.
  private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.allSatisfy { $0 > 0x20 && $0 != 0x7f && !"'\"#$`".utf8.contains($0) }
  }
}
