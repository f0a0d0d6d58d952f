/// A file of variables, as projects keep in `.env`, walked through where it lies in memory.
///
/// It is read as python-dotenv and most others do. Nothing in it is expanded or run.
package struct DotenvText {
  /// What stands around a value.
  package enum Quote: Sendable { case none, single, double }

  /// A variable, with what stands between its quotes.
  package struct Variable {
    package let name: Slice<UnsafeRawBufferPointer>
    package let value: Slice<UnsafeRawBufferPointer>
    package let quote: Quote
    /// The number of its first line.
    package let line: Int
  }

  /// What is wrong with a line; reading can go on after it.
  package enum Fault: Error, Hashable, Sendable {
    case notAVariable(line: Int)
    /// Quotes are not closed, or something follows them.
    case openQuote(line: Int)
  }

  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private var line = 1

  /// Begins at the beginning of `bytes`, or behind a byte order mark.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { index = 3 }
  }

  /// Whether there were comments, in which anything may stand.
  package private(set) var holdsComments = false

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }
  private var isAtEnd: Bool { byte == nil || byte == 0x0a || byte == 0x0d }

  /// The next variable, or nil at the end.
  package mutating func next() throws(Fault) -> Variable? {
    while index < bytes.count {
      defer { endLine() }
      skipBlanks()
      if !isAtEnd, byte != UInt8(ascii: "#") { return try variable() }
    }
    return nil
  }

  private mutating func variable() throws(Fault) -> Variable {
    let first = line
    var name = takeName()
    if name.elementsEqual("export".utf8), byte == 0x20 || byte == 0x09 {
      skipBlanks()
      name = takeName()
    }
    skipBlanks()
    guard !name.isEmpty, byte == UInt8(ascii: "=") else { throw .notAVariable(line: first) }
    index += 1
    skipBlanks()
    let (value, quote) = try takeValue()
    return Variable(name: name, value: value, quote: quote, line: first)
  }

  private mutating func takeName() -> Slice<UnsafeRawBufferPointer> {
    let start = index
    while let byte, byte == UInt8(ascii: "_") || isAlphanumeric(byte) {
      if index == start, isDigit(byte) { break }
      index += 1
    }
    return bytes[start..<index]
  }

  private mutating func takeValue() throws(Fault) -> (Slice<UnsafeRawBufferPointer>, Quote) {
    guard let mark = byte, mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\"") else {
      return (takePlain(), .none)
    }
    let first = line
    index += 1
    let start = index
    while let byte, byte != mark {
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == mark
          || bytes[index + 1] == UInt8(ascii: "\\")
      {
        index += 1
      } else if byte == 0x0a {
        line += 1
      }
      index += 1
    }
    guard byte == mark else { throw .openQuote(line: first) }
    let value = bytes[start..<index]
    index += 1
    skipBlanks()
    guard isAtEnd || byte == UInt8(ascii: "#") else { throw .openQuote(line: first) }
    return (value, mark == UInt8(ascii: "'") ? .single : .double)
  }

  /// To the line's end, or to a comment that a space comes before.
  private mutating func takePlain() -> Slice<UnsafeRawBufferPointer> {
    let start = index
    while !isAtEnd {
      let isComment = byte == UInt8(ascii: "#") && (index == start || bytes[index - 1] <= 0x20)
      if isComment { break }
      index += 1
    }
    let value = bytes[start..<index]
    guard let last = value.lastIndex(where: { $0 > 0x20 }) else { return value.prefix(0) }
    return value[...last]
  }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 { index += 1 }
  }

  private mutating func endLine() {
    if byte == UInt8(ascii: "#") { holdsComments = true }
    while !isAtEnd { index += 1 }
    if byte == 0x0d, index + 1 < bytes.count, bytes[index + 1] == 0x0a { index += 1 }
    if index < bytes.count { line += 1 }
    index += 1
  }
}
