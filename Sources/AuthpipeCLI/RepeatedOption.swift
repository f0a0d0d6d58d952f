internal import ArgumentParser
internal import FoundationEssentials

/// An option that is given twice and has one value: the parser would keep the last one, and nobody
/// would learn of the other.
enum RepeatedOption {
  /// The short names, and the long ones that they stand for.
  private static let shortNames = [
    "-d": "--data", "-i": "--input", "-o": "--output", "-X": "--method",
  ]

  /// Refuses a command line that gives one, without a word of its value.
  static func refuse(in arguments: [String]) throws {
    let names = repeated(in: arguments)
    guard !names.isEmpty else { return }
    // Which options take a value, and which of these take several, is asked only now: it costs as
    // much as a whole `get`.
    let single = try Self.single(of: CommandPath(of: arguments).words)
    if let name = names.first(where: single.contains) { throw OptionFault.givenTwice(name) }
  }

  /// What is written like an option more than once, each as its long name.
  private static func repeated(in arguments: [String]) -> [String] {
    var seen: [String] = []
    var repeated: [String] = []
    for word in arguments {
      guard word.utf8.first == UInt8(ascii: "-") else { continue }
      if word == "--" { break }
      let name = word.prefix { $0 != "=" }
      let long = shortNames[String(name)] ?? String(name)
      if seen.contains(long) { repeated.append(long) } else { seen.append(long) }
    }
    return repeated
  }

  private struct Tree: Decodable {
    struct Command: Decodable {
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?
    }

    struct Argument: Decodable {
      let kind: String
      let isRepeating: Bool
      let names: [Name]?
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let command: Command
  }

  /// The long names of the options that take one value, of the command that `words` lead to.
  private static func single(of words: [String]) throws -> [String] {
    let text = UsageError(from: ["--experimental-dump-help"], or: nil).wanted ?? ""
    var command = try JSONDecoder().decode(Tree.self, from: Data(text.utf8)).command
    for word in words {
      guard let next = command.subcommands?.first(where: { $0.commandName == word }) else { break }
      command = next
    }
    return (command.arguments ?? []).filter { $0.kind == "option" && !$0.isRepeating }
      .flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--\($0.name)" }
  }
}
