/// Where the objects of a JSON array lie in its file, or those that follow one another: found in a
/// file that is larger than what secure memory holds, a part at a time.
///
/// Of objects that follow one another a broken one costs no other: the next begins on a line of its
/// own. What comes after a fault in an array is not found, since nobody knows where it goes on.
package struct JSONPieces {
  /// One object; whether what is in it is JSON is not looked at.
  package struct Piece: Hashable, Sendable {
    /// From the beginning of the file.
    package let offset: Int
    package let length: Int

    package init(offset: Int, length: Int) {
      self.offset = offset
      self.length = length
    }
  }

  /// Between objects stands what may not, or one does not end.
  package struct Fault: Hashable, Sendable {
    package let line: Int
    /// Whether nothing is found after it.
    package let isInArray: Bool
  }

  package enum Found: Hashable, Sendable {
    case piece(Piece)
    case fault(Fault)
  }

  private enum State {
    case beginning, first, next, behind, end
    /// After a fault: to the end of the line, or of the file.
    case skipping, lost
  }

  private var state = State.beginning
  private var position = 0
  private var line = 1
  private var start = 0
  private var startLine = 1
  private var depth = 0
  /// The byte before that is no blank.
  private var before: UInt8 = 0
  private var faultLine = 0
  private var isInString = false
  private var isEscaped = false
  /// Whether it is one array, and not objects that follow one another.
  package private(set) var isArray = false

  package init() {}

  /// Whether a file that begins with `bytes` is JSON, as far as one can tell.
  package static func begins(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let lines = TextLines(bytes)
    return lines.form == .json
  }

  /// Reads on, and lends each object that ends in `bytes`, and each fault, to `body`.
  package mutating func read(
    _ bytes: UnsafeRawBufferPointer, _ body: (Found) throws -> Void
  ) rethrows {
    for byte in bytes {
      if depth > 0 { try stepInside(byte, body) } else { try stepBetween(byte, body) }
      if byte == 0x0a { line += 1 }
      position += 1
    }
  }

  /// Nothing more comes; returns what is missing.
  package func finish() -> Fault? {
    switch state {
    case .end, .skipping, .lost: return nil
    case .behind where !isArray && depth == 0: return nil
    default:
      // As elsewhere once a line: where two objects of one are cut off that is one fault.
      let place = isArray || depth == 0 ? line : startLine
      return place > faultLine ? Fault(line: place, isInArray: isArray) : nil
    }
  }

  /// Takes a byte of an object.
  private mutating func stepInside(_ byte: UInt8, _ body: (Found) throws -> Void) rethrows {
    if isInString {
      if byte == 0x0a, !isArray {
        // No string has a line break in it: this one was cut off.
        (depth, isInString, isEscaped) = (0, false, false)
        try fail(at: line, body)
        state = .behind
      } else if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        (isInString, before) = (false, byte)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{") where !isArray && !":,[".utf8.contains(before):
      // No object begins here but the next one: the one before was cut off.
      try fail(at: startLine, body)
      return begin()
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
    if byte > 0x20 { before = byte }
    if depth == 0 { try body(.piece(Piece(offset: start, length: position + 1 - start))) }
  }

  private mutating func stepBetween(_ byte: UInt8, _ body: (Found) throws -> Void) rethrows {
    if state == .lost || byte == 0x20 || byte == 0x09 || byte == 0x0d { return }
    if byte == 0x0a {
      if state == .skipping { state = .behind }
      return
    }
    // A byte order mark.
    if position < 3, byte == [0xef, 0xbb, 0xbf][position] { return }
    switch (byte, state) {
    case (_, .skipping): return
    case (UInt8(ascii: "["), .beginning):
      isArray = true
      state = .first
    case (UInt8(ascii: "]"), .first): state = .end
    case (UInt8(ascii: "]"), .behind) where isArray: state = .end
    case (UInt8(ascii: ","), .behind) where isArray: state = .next
    case (UInt8(ascii: "{"), .beginning), (UInt8(ascii: "{"), .first), (UInt8(ascii: "{"), .next):
      begin()
    case (UInt8(ascii: "{"), .behind) where !isArray: begin()
    default:
      try fail(at: line, body)
      state = isArray ? .lost : .skipping
    }
  }

  /// Tells of a fault, once a line.
  private mutating func fail(at line: Int, _ body: (Found) throws -> Void) rethrows {
    guard line > faultLine else { return }
    faultLine = line
    try body(.fault(Fault(line: line, isInArray: isArray)))
  }

  private mutating func begin() {
    (start, startLine, depth, state) = (position, line, 1, .behind)
    before = UInt8(ascii: "{")
  }
}
