import Testing

@Suite struct NoQuestionTests {
  /// The commands that would ask, with what each would ask for.
  static let asking = [
    ["connect", "bigcommerce", "b", "--store", "abc123", "--offline"], ["rotate", "acme"],
    ["set", "acme", "webhook_secret"], ["disconnect", "acme"],
  ]

  @Test(arguments: asking)
  func `with --no-input nothing is asked, even on a terminal`(command: [String]) async throws {
    try await refused(command + ["--no-input"])
  }

  @Test(arguments: asking)
  func `in CI nothing is asked, even on a terminal`(command: [String]) async throws {
    try await refused(command, environment: ["CI": "true"])
  }

  private func refused(_ command: [String], environment: [String: String] = [:]) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try PseudoTerminal(
        BuiltPrograms.authpipe, command,
        environment: home.environment.merging(environment) { $1 })
      #expect(try await terminal.end() == 77)
      #expect(terminal.screen.hasPrefix("authpipe: error: "))
      #expect(!terminal.screen.contains("(not shown)"))
      #expect(terminal.screen.contains("hint: "))
      #expect(try await home.authpipe("get", "acme").exit == 0)
    }
  }

  @Test(arguments: asking)
  func `without a controlling terminal nothing is asked`(command: [String]) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("setsid -w authpipe " + command.joined(separator: " "))
      #expect(outcome.exit == 77)
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.hasPrefix("authpipe: error: "))
    }
  }

  @Test func `questions go to the terminal, not into what is piped`() async throws {
    try await TemporaryHome.lend { home in
      let script = """
        authpipe connect bigcommerce acme --store abc123 --offline --json \
        </dev/null >answer 2>words
        """
      let terminal = try PseudoTerminal(
        "/bin/bash", ["-c", "cd '\(home.path)' && \(script)"], environment: home.environment)
      try await terminal.expectHiddenQuestion("Access token (not shown): ")
      terminal.type(home.token() + "\n")
      try await terminal.expect("Client ID (Enter to leave out): ")
      terminal.type("\n")
      try await terminal.expectHiddenQuestion("Client secret (not shown, Enter to leave out): ")
      terminal.type("\n")
      #expect(try await terminal.end() == 0)
      let answer = try await home.bash("cat answer words").stdout
      #expect(answer.hasPrefix("{\"app\":null,\"connection\":\"acme\""))
      #expect(!answer.contains("not shown"))
    }
  }
}
