import BigCommerceSandbox
import Foundation
import Testing

@Suite struct QuietTests {
  @Test func `the crontab line of the README prints nothing when all is well, else one block`()
    async throws
  {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      try await home.connect("acme")
      try await home.connect("other/x", store: "def456")
      let readme = try String(
        contentsOfFile: "\(BuiltPrograms.sources)/README.md", encoding: .utf8)
      let line = try #require(
        readme.split(separator: "\n").first { $0.contains("* * * *") && $0.contains("--quiet") })
      let command = line.split(separator: "* * * *").last.map(String.init) ?? ""
      // As cron runs it: a shell, a home, and next to nothing else.
      let job = command.replacing(
        "/usr/local/bin/authpipe", with: BuiltPrograms.authpipe)
      func run() async throws -> Outcome {
        try await home.bash(
          #"env -i HOME="$HOME" PATH=/usr/bin:/bin /bin/sh -c "$job""#,
          environment: ["job": job])
      }
      #expect(try await run() == Outcome())
      try home.sandbox.revoke(account: 1, of: "def456")
      let block = try await run()
      #expect(block.exit == 2 && block.stderr.isEmpty)
      let lines = block.stdout.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.first == "authpipe: 1 of 2 need attention")
      #expect(lines[1].hasPrefix("  other/x (store def456): rejected, was healthy "))
      #expect(lines[2].contains("authpipe rotate other/x --from FILE"))
    }
  }

  @Test func `a renewal that is overdue is in the block with what to do, one that is due is not`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.authpipe("set", "acme", "--rotate-every", "7d")
      #expect(try await home.bash("authpipe check -q") == Outcome())
      try await home.authpipe("set", "acme", "--expires", "2020-01-31")
      let overdue = try await home.authpipe("check", "-q")
      #expect(overdue.exit == 1 && overdue.stderr.isEmpty)
      let lines = overdue.stdout.split(separator: "\n")
      #expect(lines.count == 3 && lines.first == "authpipe: 1 of 1 need attention")
      #expect(
        lines.last
          == "    its renewal is overdue since 2020-01-31T00:00:00Z, by its date, a rule of your own; authpipe rotate acme --from FILE"
      )
      let nagios = try await home.authpipe("check", "--format", "nagios")
      #expect(nagios.exit == 1)
      #expect(
        nagios.stdout.hasPrefix(
          "AUTHPIPE WARNING - 1 of 1 healthy; acme is overdue for renewal | healthy=1;"))
      #expect(
        nagios.stdout.contains("\nacme: overdue for renewal since 2020-01-31T00:00:00Z: Sandbox"))
    }
  }

  @Test func `on a terminal what is overdue since minutes is told in minutes`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let past = Date.now.addingTimeInterval(-330).formatted(.iso8601)
      #expect(try await home.authpipe("set", "acme", "--expires", past).exit == 0)
      let terminal = try home.terminal("list")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains("overdue for 5m"), "\(terminal.screen)")
    }
  }

  @Test func `with --confirm the block waits until the verdict came often enough`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.revoke(account: 1, of: "abc123")
      for round in 1...3 {
        let outcome = try await home.authpipe("check", "--quiet", "--confirm", "2")
        #expect(outcome.exit == 2)
        #expect(outcome.stdout.isEmpty == (round == 1), "round \(round)")
      }
    }
  }

  @Test func `--fail-on leaves other verdicts out of the block and of the exit status`()
    async throws
  {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      try await home.connect("acme")
      try await home.connect("other", store: "def456")
      try home.sandbox.suspend("abc123")
      let answer = ["check", "-q", "--fail-on", "rejected,wrong-store"]
      #expect(try await home.bash("authpipe \(answer.joined(separator: " "))") == Outcome())
      try home.sandbox.revoke(account: 1, of: "def456")
      let outcome = try await home.bash("authpipe \(answer.joined(separator: " "))")
      #expect(outcome.exit == 2)
      #expect(outcome.stdout.contains("other") && !outcome.stdout.contains("acme"))
      let unknown = try await home.authpipe("check", "--fail-on", "dead")
      #expect(unknown.exit == 64 && unknown.stderr.contains("they are healthy, limited"))
    }
  }
}
