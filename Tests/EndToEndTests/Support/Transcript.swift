import Foundation
import Testing

/// A session at a shell, written down: what is typed, and the whole outcome of each command.
///
///     # a comment
///     $ a command for /bin/sh
///     > its next line, where it has one
///     a line of standard output
///     2> a line of standard error
///     ? 1
///     @ revoke account=1
///
/// `? N` is the exit status, left out where it is 0; `@` says what happens at BigCommerce. Inside
/// an expected line `[..]` stands for anything, and `TranscriptWords` lists the names for what
/// differs from run to run. Blank lines part the steps and are no output.
struct Transcript: Sendable {
  /// One command or event, from its line on.
  struct Step: Sendable {
    let line: Int
    let act: Act
    var expected = Expectation()
    /// What the file holds of this step, to be written back as it is.
    var source: [String]
  }

  enum Act: Sendable {
    case command(String)
    case event(TranscriptEvent)
    case comment
  }

  /// The lines that a command should write, and how it should end.
  struct Expectation: Sendable {
    var stdout: [String] = []
    var stderr: [String] = []
    var exit: Int32 = 0
  }

  /// Why a file is not a transcript.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  let name: String
  let path: String
  private(set) var steps: [Step] = []

  static let folder = "\(BuiltPrograms.sources)/Tests/EndToEndTests/Transcripts"

  /// The names of all transcripts, sorted.
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  init(named name: String) throws {
    self.name = name
    path = "\(Self.folder)/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      try read(String(line), at: index + 1)
    }
    guard steps.contains(where: { if case .command = $0.act { true } else { false } }) else {
      throw Fault(description: "\(name) runs nothing")
    }
  }

  private mutating func read(_ line: String, at number: Int) throws {
    if line.isEmpty || line == "#" || line.hasPrefix("# ") {
      steps.append(Step(line: number, act: .comment, source: [line]))
    } else if line.hasPrefix("$ ") {
      let command = String(line.dropFirst(2))
      steps.append(Step(line: number, act: .command(command), source: [line]))
    } else if line.hasPrefix("@ ") {
      let event = try TranscriptEvent(line.dropFirst(2))
      steps.append(Step(line: number, act: .event(event), source: [line]))
    } else {
      try readOutcome(line, at: number)
    }
  }

  private mutating func readOutcome(_ line: String, at number: Int) throws {
    guard var step = steps.popLast(), case .command(let command) = step.act else {
      throw Fault(description: "\(name):\(number): output without a command")
    }
    let isFresh = step.expected.stdout.isEmpty && step.expected.stderr.isEmpty
    if line.hasPrefix("> "), isFresh {
      step = Step(
        line: step.line, act: .command("\(command)\n\(line.dropFirst(2))"), source: step.source)
    } else if line.hasPrefix("2> ") {
      step.expected.stderr.append(String(line.dropFirst(3)))
    } else if line.hasPrefix("? "), let exit = Int32(line.dropFirst(2)) {
      step.expected.exit = exit
    } else {
      step.expected.stdout.append(line)
    }
    step.source.append(line)
    steps.append(step)
  }
}

extension Transcript.Step {
  /// The step as it should be written for the outcome that it had.
  func rewritten(for actual: Transcript.Expectation) -> [String] {
    guard case .command(let command) = act else { return source }
    var lines = source.prefix(1 + command.filter { $0 == "\n" }.count)
    lines += Self.keeping(expected.stdout, where: actual.stdout)
    lines += Self.keeping(expected.stderr, where: actual.stderr).map { "2> \($0)" }
    if actual.exit != 0 { lines.append("? \(actual.exit)") }
    return Array(lines)
  }

  /// The lines of `actual`, in the words of `expected` where those match.
  private static func keeping(_ expected: [String], where actual: [String]) -> [String] {
    actual.enumerated().map { index, line in
      guard index < expected.count, TranscriptWords.matches(expected[index], line) else {
        return line
      }
      return expected[index]
    }
  }
}
