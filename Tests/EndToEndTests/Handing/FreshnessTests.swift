import BigCommerceSandbox
import Foundation
import Testing

@Suite struct FreshnessTests {
  /// Makes what is known an hour older.
  private static let anHourPasses = """
    sqlite3 "$vault" 'UPDATE verdict SET asked_at = asked_at - 3600'
    """

  @Test func `what is known for shorter than --max-age is enough, and older is asked for once`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let before = home.sandbox.requestCount
      #expect(
        try await home.bash("authpipe get acme --max-age 1h")
          == Outcome(stdout: home.token() + "\n"))
      #expect(home.sandbox.requestCount == before)
      try await home.bash(Self.anHourPasses)
      let renewed = try await home.bash("authpipe get acme --max-age 59m --json")
      #expect(renewed.exit == 0 && renewed.stdout.contains(#""fresh":true"#))
      #expect(home.sandbox.requestCount == before + 1)
      // It was recorded, so that the next one finds it.
      let again = try await home.bash("authpipe get acme --max-age 59m --json")
      #expect(again.stdout == renewed.stdout)
      #expect(home.sandbox.requestCount == before + 1)
      // Who does not ask for it waits for nobody, and is told nothing of it.
      try await home.bash(Self.anHourPasses)
      let unasked = try await home.bash("authpipe get acme --json")
      #expect(unasked.exit == 0 && unasked.stdout.contains(#""fresh":null"#))
      #expect(home.sandbox.requestCount == before + 1)
    }
  }

  @Test func `a token that turns out to be refused is not handed out`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(Self.anHourPasses)
      try home.sandbox.revoke(account: 1, of: "abc123")
      for option in ["", "--stale-ok", "--format dotenv"] {
        let refused = try await home.bash("authpipe get acme --max-age 15m \(option)")
        #expect(refused.exit == 2 && refused.stdout.isEmpty)
        #expect(refused.stderr.contains("BigCommerce refused the token of 'acme'"))
      }
      let all = try await home.bash("authpipe get acme --max-age 15m --allow-unhealthy")
      #expect(all == Outcome(stdout: home.token() + "\n"))
    }
  }

  @Test func `where BigCommerce cannot tell, only --stale-ok takes what is there`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(Self.anHourPasses)
      for option in ["", "--json", "--output out"] {
        try home.sandbox.force(SandboxAnswer(status: 503), of: "abc123")
        let held = try await home.bash("authpipe get acme --max-age 15m \(option)")
        #expect(held.exit == 3 && held.stdout.isEmpty)
        #expect(
          held.stderr.contains("'acme' was healthy 60m ago, and nothing newer is known: suspended"))
      }
      #expect(try await home.bash("test -e out").exit == 1)
      try home.sandbox.force(SandboxAnswer(status: 503), of: "abc123")
      let taken = try await home.bash("authpipe get acme --max-age 15m --stale-ok --json")
      #expect(taken.exit == 0 && taken.stdout.contains(#""fresh":false"#))
      // The verdict that is known stands beside the one that says nothing.
      #expect(taken.stdout.contains(#""verdict":"healthy""#))
      #expect(taken.stdout.contains(#""verdict":"suspended""#))
      #expect(taken.stderr.contains("authpipe: warning: 'acme' was healthy 60m ago"))
    }
  }

  @Test func `without the program that has the network, only --stale-ok goes on`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("\(Self.anHourPasses); mkdir alone; cp \(BuiltPrograms.authpipe) alone")
      let missing = try await home.bash("alone/authpipe get acme --max-age 15m")
      #expect(missing.exit == 69 && missing.stdout.isEmpty)
      let taken = try await home.bash("alone/authpipe get acme --max-age 15m --stale-ok")
      #expect(taken.exit == 0 && taken.stdout == home.token() + "\n")
      #expect(taken.stderr.contains("authpipe-online is missing"))
    }
  }

  @Test func `a verdict from the future is asked for anew`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(#"sqlite3 "$vault" 'UPDATE verdict SET asked_at = asked_at + 3600'"#)
      let before = home.sandbox.requestCount
      #expect(try await home.bash("authpipe get acme --max-age 1d").exit == 0)
      #expect(home.sandbox.requestCount == before + 1)
    }
  }

  @Test func `a key that can be read once opens the vault twice`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let script = """
        \(Self.anHourPasses); mv "$key" k
        authpipe get acme --max-age 15m --key-fd 3 3< <(cat k)
        \(Self.anHourPasses)
        AUTHPIPE_KEY=$(tail -n 1 k) authpipe get acme --max-age 15m
        """
      let outcome = try await home.bash(script)
      #expect(outcome == Outcome(stdout: "\(home.token())\n\(home.token())\n"))
    }
  }

  @Test func `a passphrase is asked for once`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      try await home.bash(Self.anHourPasses)
      let terminal = try home.terminal("get", "acme", "--max-age", "15m")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.components(separatedBy: "(not shown)").count == 2)
      #expect(terminal.screen.contains(home.token()))
    }
  }

  @Test(arguments: [
    ("--stale-ok", "--stale-ok says something only together with --max-age"),
    ("--max-age 15", "--max-age takes a length of time"),
    ("--max-age 0s", "--max-age takes one second to ten years"),
  ])
  func `options that make no sense are refused`(options: String, words: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("authpipe get acme \(options)")
      #expect(outcome.exit == 64 && outcome.stderr.contains(words))
    }
  }
}
