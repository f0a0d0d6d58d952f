/// Lines of a name and a value, the values below each other.
struct NamedLines {
  private var lines: [(name: String, value: String)] = []

  init(_ lines: [(String, String)]) {
    self.lines = lines
  }

  mutating func add(_ name: String, _ value: String) {
    lines.append((name, value))
  }

  var text: String {
    let width = lines.map(\.name.count).max() ?? 0
    return lines.map { name, value in
      name + String(repeating: " ", count: width - name.count + 2) + DisplayText.clean(value) + "\n"
    }.joined()
  }
}
