/// The values of the control panel's file, where they lie in its bytes.
struct LabelledText {
  typealias Line = TextLines.Line
  typealias Value = (label: CredentialLabel, bytes: Line)

  private(set) var values: [CredentialLabel: Line] = [:]
  /// Whether a line holds something else.
  private(set) var isNotAll = false

  /// Finds every known label's value, or says why there is none to find.
  init(_ lines: TextLines) throws(CredentialsFile.Fault) {
    guard !lines.holdsStencilLabel else { throw .stencilFile }
    let found = Self.values(in: lines)
    guard !found.isEmpty else { throw .notCredentials }
    isNotAll = lines.lines.count > 1 && found.count < lines.lines.count
    for (label, value) in found {
      if let other = values[label], !other.elementsEqual(value) {
        throw .conflictingValues(label: label.rawValue)
      }
      values[label] = value
    }
  }

  /// The labels and values of all lines; of one line, when all of them stand on it.
  static func values(in text: TextLines) -> [Value] {
    if text.lines.count == 1 { return values(inOneLine: text.lines[0]) }
    return text.lines.compactMap { line in
      guard let separator = line.firstIndex(where: TextLines.isSeparator) else { return nil }
      let name = TextLines.trimmed(line[..<separator])
      guard
        let label = CredentialLabel.allCases.first(where: {
          $0.rawValue.utf8.count == name.count && $0.isPrefix(of: name)
        })
      else { return nil }
      return (label, TextLines.trimmed(line[(separator + 1)...]))
    }
  }

  /// The file has been seen with its line breaks lost (observed): a value ends where the next
  /// label begins.
  private static func values(inOneLine line: Line) -> [Value] {
    var values: [Value] = []
    var position = line.startIndex
    while position < line.endIndex {
      if let (label, start) = label(at: position, in: line) {
        close(&values, at: position)
        values.append((label, line[start...]))
        position = start
      } else {
        position += 1
      }
    }
    close(&values, at: line.endIndex)
    return values
  }

  private static func close(_ values: inout [Value], at end: Int) {
    guard let (label, open) = values.popLast() else { return }
    values.append((label, TextLines.trimmed(open.prefix(upTo: end))))
  }

  /// The label that begins at `position`, and where its value begins.
  private static func label(at position: Int, in line: Line) -> (CredentialLabel, Int)? {
    let rest = line[position...]
    guard let label = CredentialLabel.allCases.first(where: { $0.isPrefix(of: rest) }) else {
      return nil
    }
    let end = position + label.rawValue.utf8.count
    // Values are in lower case, so a label in capitals stands out even where nothing parts them.
    let before = position > line.startIndex ? line[position - 1] : 0x20
    let standsOut = !isUpperCase(before) && line[position..<end].elementsEqual(label.rawValue.utf8)
    guard standsOut || !isAlphanumeric(before),
      let separator = line[end...].firstIndex(where: { !TextLines.isBlank($0) }),
      TextLines.isSeparator(line[separator])
    else { return nil }
    return (label, separator + 1)
  }
}
