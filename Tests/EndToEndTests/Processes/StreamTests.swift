import Testing

@Suite struct StreamTests {
  /// The commands whose answer goes to standard output.
  static let answering = ["get acme", "get acme --json", "list", "show acme", "check", "--help"]

  @Test(arguments: answering, [">&-", ">/dev/full"])
  func `an answer that nobody gets is an error`(command: String, to place: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("authpipe \(command) \(place)")
      #expect(outcome.exit == 74)
      #expect(outcome.stderr.contains("cannot write the answer: "))
      #expect(!outcome.stderr.contains(home.token()))
    }
  }

  @Test func `a pipe that nobody reads is an error, and no crash`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        "{ sleep 0.3; authpipe list; echo $? >status; } | true; cat status")
      #expect(outcome.stdout == "74\n")
      #expect(outcome.stderr == "authpipe: error: cannot write the answer: broken pipe\n")
    }
  }

  @Test func `a closed standard error does not become the vault`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        "authpipe connect bigcommerce acme --api-url $url --from $file 0<&- 1>&- 2>&-; authpipe get acme"
      )
      #expect(outcome == Outcome(stdout: home.token() + "\n"))
    }
  }

  @Test func `a closed standard input is told from an empty one`() async throws {
    try await TemporaryHome.lend { home in
      let command = "authpipe connect bigcommerce acme --offline --store abc123 --from -"
      let closed = try await home.bash("\(command) <&-")
      #expect(closed.exit == 65)
      #expect(closed.stderr.contains("standard input"))
      #expect(try await home.bash("ls -A .local .config 2>/dev/null").stdout == "")
    }
  }
}
