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

  /// What kind of credentials file they may be of.
  enum Form { case json, variables, labels }

  /// The kind that they look like.
  var form: Form {
    guard let first = lines.first?.first else { return .labels }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
    return lines.contains(where: Self.isVariable) ? .variables : .labels
  }

  /// Whether a label is one of Stencil's.
  var holdsStencilLabel: Bool {
    lines.contains { line in
      let label = line.prefix { !Self.isSeparator($0) }
      return label.count < line.count && Self.contains("stencil", in: label)
    }
  }

  /// Whether `line` sets a variable in which projects keep a credential.
  private static func isVariable(_ line: Line) -> Bool {
    let isExport = line.starts(with: "export ".utf8) || line.starts(with: "export\t".utf8)
    let rest = isExport ? trimmed(line.dropFirst(7)) : line
    let name = rest.prefix { $0 != UInt8(ascii: "=") }
    return name.count < rest.count && CredentialItem(variable: trimmed(name)) != nil
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
