extension Failure {
  /// Words what the argument parser found wrong, without repeating anything that was typed:
  /// a surplus argument is where a secret ends up by mistake.
  init(usage message: String, command: String) {
    let help = "authpipe \(command.isEmpty ? "" : "\(command) ")--help shows what it takes"
    if message.hasPrefix("Unexpected argument") || message.contains("unexpected arguments") {
      self.init(
        "surplus_argument", .usage,
        "there is an argument too many; it is not shown here, in case it is a secret",
        hint: command == "list"
          ? "authpipe show CONNECTION shows one connection, authpipe list --tenant TENANT those of a tenant"
          : "a secret is never an argument: use --from FILE, --from - or the prompt; if it was one, it is in the shell's history and the process list now"
      )
    } else if message.hasPrefix("Unknown option '"), let name = Self.optionName(in: message) {
      let suggestion = message.range(of: "Did you mean '").flatMap { range in
        message[range.upperBound...].split(separator: "'").first.map(String.init)
      }
      let isForSecret = ["token", "secret", "password"].contains { name.range(of: $0) != nil }
      self.init(
        "unknown_option", .usage, "there is no option \(name)",
        hint: isForSecret
          ? "a secret is never an argument: use --from FILE, --from - or the prompt"
          : suggestion.map { "did you mean '\($0)'?" } ?? help)
    } else if message.hasPrefix("The option '"), message.range(of: "does not take any value") != nil
    {
      let option = message.dropFirst("The option '".count).prefix { $0 != "'" }
      self.init("unexpected_value", .usage, "\(option) takes no value", hint: help)
    } else if message.hasPrefix("Missing ") {
      let first = message.split(separator: "\n").first ?? ""
      self.init(
        "missing_argument", .usage, "m" + first.dropFirst(),
        hint: command == "connect"
          ? "authpipe connect bigcommerce CONNECTION --from FILE" : help)
    } else if let range = message.range(of: "' is invalid for '") {
      let option = message[range.upperBound...].prefix { $0 != "'" && $0 != " " }
      self.init(
        "invalid_value", .usage, "the value given for \(option) is not valid",
        hint: command == "check" && option == "--format" ? CheckFormat.choice : help)
    } else {
      self.init("usage", .usage, "the command line is not one that authpipe takes", hint: help)
    }
  }

  /// A word is no command where one should stand; the nearest is offered.
  init(unknownCommand word: String, among known: [String], after path: String = "") {
    let near = Suggestion.nearest(to: word, among: known)
    let program = path.isEmpty ? "authpipe" : "authpipe \(path)"
    self.init(
      "unknown_command", .usage, "there is no such command",
      hint: near.map { "did you mean '\(program) \($0)'?" }
        ?? "\(program) --help lists the commands")
  }

  /// An option's name as it may be shown: long, short of any token, and without a value.
  private static func optionName(in message: String) -> String? {
    let quoted = message.dropFirst("Unknown option '".count).prefix { $0 != "'" && $0 != "=" }
    let isPlain = quoted.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isPlain, quoted.hasPrefix("--"), quoted.count <= 24 else { return "of that name" }
    return String(quoted)
  }
}

extension String {
  /// The first place where `text` stands.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
