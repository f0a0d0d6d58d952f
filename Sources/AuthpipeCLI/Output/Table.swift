/// Columns of text, padded to the widest cell. One record is one line, always.
struct Table {
  /// A cell: what is shown, and how wide it is without colour codes.
  struct Cell {
    let shown: String
    let width: Int

    init(_ text: String) {
      // What nearly every cell holds is as wide as it is long, and nothing in it to be cleaned.
      guard !text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
        shown = text
        width = text.utf8.count
        return
      }
      shown = DisplayText.clean(text)
      width = shown.count
    }

    /// A cell of our own words in colour.
    init(styled: String, plain: String) {
      shown = styled
      width = plain.count
    }
  }

  private var rows: [[Cell]]

  init(_ headings: [Cell]) {
    rows = [headings]
  }

  mutating func add(_ row: [Cell]) {
    rows.append(row)
  }

  var text: String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column < widths.count {
          widths[column] = max(widths[column], cell.width)
        } else {
          widths.append(cell.width)
        }
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell.shown
        guard column < row.count - 1 else { break }
        line += String(repeating: " ", count: widths[column] - cell.width + 2)
      }
      return line + "\n"
    }.joined()
  }
}
