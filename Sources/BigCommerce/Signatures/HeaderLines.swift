package import AuthpipeKit

/// The headers of a request as web servers and curl write them down: `Name: value`, a line each.
///
/// They stay in secure memory: one of them may hold a shared secret.
package struct HeaderLines: ~Copyable {
  /// What keeps a text from being headers, without the text.
  package enum Fault: Error, Hashable, Sendable {
    /// A line is none: no name, a name with other characters than names have, one that goes on
    /// with the line before, a character that no header holds.
    case malformed
    /// There are several of that name. Which of them a program reads differs from program to
    /// program, so whoever can add one could have us check another than is used.
    case repeated(name: String)
  }

  private let text: SecretBytes
  private let fields: [(name: [UInt8], value: Range<Int>)]

  /// Reads `text` up to its first blank line; a line before the headers, of the request or the
  /// answer, may stand first.
  package init(parsing text: consuming SecretBytes) throws(Fault) {
    fields = try text.withBytes { (bytes) throws(Fault) in try Self.fields(in: bytes) }
    self.text = text
  }

  /// A copy of the value of the header of that name, in any case, or nil where there is none.
  package func value(of name: String) throws -> SecretBytes? {
    let wanted = name.utf8.map(lowerCased)
    let found = fields.filter { $0.name == wanted }
    guard found.count < 2 else { throw Fault.repeated(name: name) }
    guard let range = found.first?.value else { return nil }
    return try text.withBytes {
      try SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[range]))
    }
  }

  private static func fields(
    in bytes: UnsafeRawBufferPointer
  ) throws(Fault) -> [(name: [UInt8], value: Range<Int>)] {
    var fields: [(name: [UInt8], value: Range<Int>)] = []
    var start = 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var line = start..<newline
      if bytes[line].last == UInt8(ascii: "\r") { line = line.lowerBound..<(line.upperBound - 1) }
      if line.isEmpty { break }
      guard bytes[line].allSatisfy(isText) else { throw .malformed }
      if let field = field(in: bytes, line) {
        fields.append(field)
      } else if start > 0 {
        throw .malformed
      }
      start = newline + 1
    }
    return fields
  }

  private static func field(
    in bytes: UnsafeRawBufferPointer, _ line: Range<Int>
  ) -> (name: [UInt8], value: Range<Int>)? {
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound,
      bytes[line.lowerBound..<colon].allSatisfy(isNameCharacter)
    else { return nil }
    var value = (colon + 1)..<line.upperBound
    while let first = bytes[value].first, isBlank(first) { value.removeFirst() }
    while let last = bytes[value].last, isBlank(last) { value.removeLast() }
    return (bytes[line.lowerBound..<colon].map(lowerCased), value)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// RFC 9110 section 5.5, the obsolete bytes beyond ASCII included.
  private static func isText(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte >= 0x20 && byte != 0x7f
  }

  /// RFC 9110 section 5.6.2.
  package static func isNameCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
