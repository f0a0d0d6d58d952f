import Figures
import Foundation
import Testing

/// Every command with every option, where nobody is there: nothing waits, and nothing crashes.
@Suite struct NobodyThereTests {
  /// A command line, which ends with its command.
  struct Line: Sendable {
    let words: [String]
    var text: String { words.map { "'\($0)'" }.joined(separator: " ") }
  }

  @Test func `with nothing in the environment and no standard input`() async throws {
    try await TemporaryHome.lend { home in
      try await sweep(home, "env -i '\(BuiltPrograms.authpipe)'", name: "x")
    }
  }

  @Test func `with a vault that somebody would have to open`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      try await sweep(home, "env -u TERM authpipe", name: "acme")
    }
  }

  @Test func `with an open vault`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await sweep(home, "env -u TERM authpipe", name: "acme")
    }
  }

  private func sweep(_ home: TemporaryHome, _ program: String, name: String) async throws {
    let lines = try await Self.lines(name: name)
    #expect(lines.count > 200)
    // Each in a copy of the home, so that what one does another does not find.
    let script = lines.enumerated().map { number, line in
      """
      rm -rf h; cp -a full h; cd h; HOME=$PWD XDG_DATA_HOME= XDG_CONFIG_HOME= XDG_STATE_HOME= \
      AUTHPIPE_VAULT= setsid -w timeout -k 1 20 \(program) \(line.text) <&- >out 2>&1
      echo "$? \(number)"; cd ..
      """
    }
    let outcome = try await home.bash(
      "mkdir full; cp -a .local .config full 2>/dev/null\n" + script.joined(separator: "\n"))
    let ends = outcome.stdout.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(ends.count == lines.count)
    for end in ends {
      guard let status = Int(end[0]), let number = Int(end[1]) else { continue }
      // 70 is a fault of authpipe, 124 and 137 one that waited, the rest above 128 a crash.
      #expect(status < 124 && status != 70, "\(status): \(lines[number].text)")
    }
    Figures.add("command lines where nobody is there", lines.count)
  }

  /// Every command alone, and with each of its options.
  private static func lines(name: String) async throws -> [Line] {
    try await CommandTree.ask().commands.flatMap { lines($0, after: [], name: name) }
  }

  private static func lines(
    _ command: CommandTree.Command, after path: [String], name: String
  ) -> [Line] {
    let words = path + [command.commandName]
    let below = (command.subcommands ?? []).flatMap { lines($0, after: words, name: name) }
    // It serves until it is ended.
    guard words != ["sandbox"] else { return below }
    let places = (command.arguments ?? []).filter { $0.names == nil && !$0.isOptional }
      .map { _ in words.last == "connect" ? "bigcommerce" : name }
    let whole = words + places
    let options = (command.arguments ?? []).compactMap { argument -> [String]? in
      guard let option = argument.names?.first?.spelling, option != "--help" else { return nil }
      return whole + (argument.kind == "option" ? [option, "1"] : [option])
    }
    return ([whole] + options).map { Line(words: $0) } + below
  }
}
