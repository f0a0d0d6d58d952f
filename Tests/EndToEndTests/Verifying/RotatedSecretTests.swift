import Testing

@Suite struct RotatedSecretTests {
  /// `ask N` prints how a delivery that account N signed is judged.
  private static let asking = """
    ask() {
      curl -sX POST -D h -o b "$url/sandbox/stores/abc123/deliver?account=$1"
      curl -sX POST -o t "$url/sandbox/stores/abc123/payload?account=$1"
      authpipe verify webhook acme --headers h --json <b 2>&1 | grep -oE '"(stage|code)":"[^"]*"'
      authpipe verify jwt acme --json <t 2>&1 | grep -oE '"(stage|code)":"[^"]*"'
    }

    """

  private func judged(_ word: String) -> String {
    let member = word == "wrong" ? #""code":"signature_wrong""# : #""stage":"\#(word)""#
    return "\(member)\n\(member)\n"
  }

  @Test func `a replaced version's secret is good until it is retired`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let second = try home.addAccount()
      let third = try home.addAccount()
      let fourth = try home.addAccount()
      let outcome = try await home.bash(
        Self.asking + """
          {
            ask 1; ask 2
            authpipe rotate acme --from \(second) 2>/dev/null; ask 1; ask 2; ask 3
            authpipe rotate acme --rollback 2>/dev/null; ask 1; ask 2
            authpipe rotate acme --promote 2>/dev/null; ask 2
            authpipe rotate acme --from \(third) 2>/dev/null; ask 1; ask 2; ask 3
            authpipe rotate acme --retire --yes 2>/dev/null; ask 1; ask 2; ask 3
            curl -sX POST $url/sandbox/stores/abc123/suspend >/dev/null
            authpipe rotate acme --from \(fourth) 2>/dev/null; ask 3; ask 4
          }
          """)
      let expected = [
        "current", "wrong", "previous", "current", "wrong", "current", "pending", "current",
        "previous", "previous", "current", "wrong", "wrong", "current", "current", "wrong",
      ]
      #expect(outcome == Outcome(stdout: expected.map(judged).joined()))
    }
  }

  @Test func `the end of a token ends no verifying`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        curl -sX POST -D h -o b $url/sandbox/stores/abc123/deliver?event=store/app/uninstalled
        curl -sX POST $url/sandbox/stores/abc123/revoke >/dev/null
        authpipe check acme >/dev/null 2>&1; authpipe get acme 2>/dev/null; echo $?
        authpipe verify webhook acme --headers h <b 2>/dev/null; echo $?
        """)
      #expect(outcome == Outcome(stdout: "2\n0\n"))
    }
  }

  @Test func `verifying reads a vault that cannot be written, and leaves no line in its trail`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        authpipe set acme --audit-reads 2>/dev/null
        curl -sX POST -D h -o b $url/sandbox/stores/abc123/deliver
        chmod 400 $vault; chmod 500 ${vault%/*}; before=$(sha256sum $vault)
        authpipe verify webhook acme --headers h --remember <b 2>/dev/null; echo $?
        [ "$before" = "$(sha256sum $vault)" ]; echo $?
        chmod 700 ${vault%/*}
        """)
      #expect(outcome == Outcome(stdout: "0\n0\n"))
    }
  }

  @Test func `on a terminal nothing is waited for`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("curl -sX POST -D h -o b $url/sandbox/stores/abc123/deliver")
      for words in [["webhook", "acme", "--headers", "\(home.path)/h"], ["jwt", "acme"]] {
        let terminal = try PseudoTerminal(
          BuiltPrograms.authpipe, ["verify"] + words, environment: home.environment)
        #expect(try await terminal.end() == 64)
        #expect(terminal.screen.contains("is read from standard input, which is a terminal here"))
      }
    }
  }
}
