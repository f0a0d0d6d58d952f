internal import ArgumentParser

/// How far the words of a command line lead into the command tree.
struct CommandPath {
  /// The words that name commands, as in `vault unlock`.
  private(set) var words: [String] = []
  /// The word after them that should name a command and names none.
  private(set) var unknown: String?
  /// The commands that could be named there.
  private(set) var known: [String] = []

  init(of arguments: some Sequence<String>) {
    var command: any ParsableCommand.Type = Authpipe.self
    for word in arguments {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !word.hasPrefix("-") else { return }
      guard let next = subcommands.first(where: { $0._commandName == word }) else {
        unknown = word
        known = subcommands.map { $0._commandName }
        return
      }
      words.append(word)
      command = next
    }
  }

  /// The words as they are typed, such as `vault unlock`; empty for the program itself.
  var text: String { words.joined(separator: " ") }
}
