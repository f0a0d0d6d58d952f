/// A line of a text that was read, as an error names it.
struct TextPlace: Hashable {
  /// From 1 on.
  let line: Int
  /// A path, or what a stream is called.
  let file: String

  var words: String { "line \(line) of \(DisplayText.clean(file))" }
}
