import Foundation

/// The command tree as the built program describes itself.
struct CommandTree: Decodable {
  struct Command: Decodable, Sendable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The options and flags as they are typed, such as `--help` and `-h`.
    var options: Set<String> {
      Set((arguments ?? []).flatMap { ($0.names ?? []).map(\.spelling) })
    }

    /// Its options, and those of the commands below it.
    var allOptions: Set<String> {
      (subcommands ?? []).reduce(options) { $0.union($1.allOptions) }
    }
  }

  struct Argument: Decodable, Sendable {
    /// Nil for an argument that stands by its place.
    let names: [Name]?
    /// `positional`, `option` or `flag`.
    let kind: String
    let isOptional: Bool
    let isRepeating: Bool
  }

  struct Name: Decodable, Sendable {
    let kind: String
    let name: String

    var spelling: String { (kind == "long" ? "--" : "-") + name }
  }

  let command: Command

  /// Asks the built program.
  static func ask() async throws -> CommandTree {
    let answer = try await Program.run(
      BuiltPrograms.authpipe, ["--experimental-dump-help"], environment: [:])
    return try JSONDecoder().decode(CommandTree.self, from: Data(answer.stdout.utf8))
  }

  /// The commands that have a page of their own: all but the parser's `help`.
  var commands: [Command] { (command.subcommands ?? []).filter { $0.commandName != "help" } }
}
