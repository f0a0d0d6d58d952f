/// How an outcome differs from what a transcript expects, in words.
struct TranscriptDifference {
  let text: String

  /// The difference, or nil when there is none.
  init?(_ expected: Transcript.Expectation, _ actual: Transcript.Expectation) {
    var lines =
      Self.lines("stdout", expected.stdout, actual.stdout)
      + Self.lines("stderr", expected.stderr, actual.stderr)
    if expected.exit != actual.exit {
      lines.append("exit status: expected \(expected.exit), got \(actual.exit)")
    }
    guard !lines.isEmpty else { return nil }
    text = lines.joined(separator: "\n")
  }

  /// Nothing when all lines match; otherwise all of them, with `-` for the expected and `+` for
  /// the actual ones between those that match at the beginning and at the end.
  private static func lines(
    _ name: String, _ expected: [String], _ actual: [String]
  ) -> [String] {
    let head = zip(expected, actual).prefix { TranscriptWords.matches($0, $1) }.count
    guard head < expected.count || head < actual.count else { return [] }
    let tail = zip(expected[head...].reversed(), actual[head...].reversed())
      .prefix { TranscriptWords.matches($0, $1) }.count
    return ["\(name):"] + actual.prefix(head).map { "    \($0)" }
      + expected[head...].dropLast(tail).map { "  - \($0)" }
      + actual[head...].dropLast(tail).map { "  + \($0)" }
      + actual.suffix(tail).map { "    \($0)" }
  }
}
