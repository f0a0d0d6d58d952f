import Testing

@Suite struct ColourTests {
  private static let escape = "\u{1B}["

  @Test(arguments: ["list", "check"])
  func `verdicts have colours on a terminal`(command: String) async throws {
    #expect(try await shown(command).contains(Self.escape))
  }

  @Test(arguments: ["list", "check"], [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `whoever wants no colours gets none`(
    command: String, environment: [String: String]
  ) async throws {
    let screen = try await shown(command, environment: environment)
    #expect(!screen.contains(Self.escape))
    #expect(screen.contains("healthy"))
  }

  @Test(arguments: ["list", "check"])
  func `no colours with --no-color`(command: String) async throws {
    #expect(try await !shown(command, "--no-color").contains(Self.escape))
  }

  @Test func `nothing is coloured in a file, and times are exact there`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let listed = try await home.authpipe("list", environment: ["TERM": "xterm"]).stdout
      #expect(!listed.contains("\u{1B}"))
      let exactTime = try Regex(#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"#)
      #expect(listed.contains(exactTime))
    }
  }

  private func shown(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> String {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try PseudoTerminal(
        BuiltPrograms.authpipe, arguments,
        environment: home.environment.merging(["TERM": "xterm"]) { $1 }.merging(environment) { $1 })
      #expect(try await terminal.end() == 0)
      return terminal.screen
    }
  }
}
