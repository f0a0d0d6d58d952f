/// The lines of a text file in memory, whatever ends them; blank ones left out.
struct TextLines {
  typealias Line = Slice<UnsafeRawBufferPointer>

  /// The lines, without the blanks around them.
  let lines: [Line]

  init(_ bytes: UnsafeRawBufferPointer) {
    let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    lines = text.split { $0 == 0x0a || $0 == 0x0d }.map(Self.trimmed).filter { !$0.isEmpty }
  }

  /// Whether this is JSON: some other tool's configuration.
  var holdsJSON: Bool { lines.first?.first == UInt8(ascii: "{") }

  /// Whether a label, or a name in JSON, is one of Stencil's.
  var holdsStencilLabel: Bool {
    let marks = holdsJSON ? ["normalstoreurl", "\"accesstoken\"", "stencil"] : ["stencil"]
    return lines.contains { line in
      let label = holdsJSON ? line : line.prefix { !Self.isSeparator($0) }
      guard holdsJSON || label.count < line.count else { return false }
      return marks.contains { Self.contains($0, in: label) }
    }
  }

  /// `:`, or `=` as one reader in use expects (observed).
  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=")
  }

  /// `slice` without spaces and tabs around it.
  static func trimmed(_ slice: Line) -> Line {
    let start = slice.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
    return start[...last]
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func contains(_ lowerCase: String, in line: Line) -> Bool {
    line.indices.contains { start in
      let rest = line[start...].prefix(lowerCase.utf8.count)
      return rest.count == lowerCase.utf8.count
        && zip(rest, lowerCase.utf8).allSatisfy { lowerCased($0) == $1 }
    }
  }
}
