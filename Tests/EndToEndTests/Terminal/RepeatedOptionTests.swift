import Testing

/// Every option that has one value, given twice: the parser would keep the last, in silence.
@Suite struct RepeatedOptionTests {
  private struct Case {
    let words: [String]
    let option: String
    let names: [String]
  }

  @Test func `an option with one value is not taken twice`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let cases = try await CommandTree.ask().commands.flatMap { Self.cases($0, after: []) }
      #expect(cases.count > 80)
      for each in cases {
        // As a number, which those are that are read before they are counted.
        let value = "87"
        var forms = [[each.option, value, "\(each.option)=\(value)"]]
        if let other = each.names.first(where: { $0 != each.option }) {
          forms.append([other, value, each.option, value])
        }
        for form in forms {
          let words = (each.words + form).map { "'\($0)'" }.joined(separator: " ")
          let outcome = try await home.bash("authpipe \(words) </dev/null")
          #expect(outcome.exit == 64 && outcome.stdout.isEmpty, "\(words): \(outcome)")
          let isTold = outcome.stderr.contains("\(each.option) is given twice, and takes one value")
          #expect(
            isTold || outcome.stderr.contains("is not valid"), "\(words): \(outcome.stderr)")
          #expect(!outcome.stderr.contains(value))
        }
      }
    }
  }

  @Test func `what is not an option of ours is not counted`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        authpipe run acme --only store_hash -- echo --only a --only b
        authpipe run acme --fd access_token --fd client_id --json --json -- echo ok
        echo {} | authpipe inject -i - -o -
        """)
      #expect(outcome == Outcome(stdout: "--only a --only b\nok\n{}\n"))
    }
  }

  @Test func `what a schedule hands on is counted when it is made`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.authpipe(
        "schedule", "show", "--", "--confirm", "2", "--confirm", "3")
      #expect(outcome.exit == 64)
      #expect(outcome.stderr.contains("--confirm is given twice"), "\(outcome.stderr)")
    }
  }

  private static func cases(_ command: CommandTree.Command, after path: [String]) -> [Case] {
    let words = path + [command.commandName]
    let below = (command.subcommands ?? []).flatMap { cases($0, after: words) }
    let places = (command.arguments ?? []).filter { $0.names == nil && !$0.isOptional }
      .map { _ in words.last == "connect" ? "bigcommerce" : "acme" }
    let options = (command.arguments ?? []).filter { $0.kind == "option" && !$0.isRepeating }
    return options.compactMap { option in
      let names = (option.names ?? []).map(\.spelling)
      guard let long = names.first(where: { $0.hasPrefix("--") }) else { return nil }
      return Case(words: words + places, option: long, names: names)
    } + below
  }
}
