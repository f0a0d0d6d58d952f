import BigCommerceSandbox
import Foundation
import Testing

@Suite struct FormatTests {
  /// A home where one store has revoked its token, one is suspended, and a third is well.
  private func lend(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456", "ghi789"]) { home in
      try await home.connect("acme")
      try await home.connect("agency/one", store: "def456")
      try await home.connect("agency/two", store: "ghi789")
      try home.sandbox.revoke(account: 1, of: "def456")
      try home.sandbox.suspend("ghi789")
      try await body(home)
    }
  }

  @Test func `a Nagios line is what Nagios reads, its figures too`() async throws {
    try await lend { home in
      let outcome = try await home.authpipe("check", "--format", "nagios")
      #expect(outcome.exit == 2)
      #expect(outcome.stderr.isEmpty)
      let first = try #require(outcome.stdout.split(separator: "\n").first)
      #expect(
        first.hasPrefix("AUTHPIPE CRITICAL - 1 of 3 healthy; agency/one is rejected | healthy=1;"))
      #expect(outcome.stdout.split(separator: "\n").dropFirst().allSatisfy { !$0.contains("|") })
      let read = try await home.bash(
        """
        perl -MMonitoring::Plugin::Performance -e '
          my @figures = Monitoring::Plugin::Performance->parse_perfstring($ARGV[0]);
          printf "%s=%s\\n", $_->label, $_->value for @figures' "$figures"
        """,
        environment: ["figures": String(first.split(separator: "|").last ?? "")])
      let figures = read.stdout.split(separator: "\n").map(String.init)
      #expect(figures.count == 9)
      #expect(Set(["healthy=1", "rejected=1", "suspended=1", "throttled=0"]).isSubset(of: figures))
    }
  }

  @Test func `where nothing can be asked Nagios is told that nothing is known`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.authpipe("check", "--format", "nagios")
      #expect(outcome.exit == 3)
      #expect(outcome.stdout.hasPrefix("AUTHPIPE UNKNOWN - there is no vault at "))
      #expect(outcome.stderr.isEmpty)
    }
  }

  @Test func `metrics are what Prometheus reads, replaced as a whole, for others to read`()
    async throws
  {
    try await lend { home in
      try await home.bash("echo old >m.prom; chmod 600 m.prom; ln m.prom other")
      let outcome = try await home.bash(
        "authpipe check --format prometheus --output m.prom; stat -c %a m.prom; ls; cat other")
      #expect(outcome.stderr.isEmpty)
      #expect(outcome.stdout == "644\nDownloads\nm.prom\nother\nold\n")
      let read = try await home.bash(
        """
        /usr/bin/python3 -c '
        from prometheus_client.parser import text_string_to_metric_families as families
        for family in families(open("m.prom").read()):
            for s in family.samples:
                if s.value and "timestamp" not in s.name and "duration" not in s.name:
                    print(s.name, s.labels.get("connection"), s.labels.get("verdict"))'
        """)
      #expect(read.stderr.isEmpty)
      #expect(
        read.stdout == """
          authpipe_credential_healthy acme None
          authpipe_credential_verdict acme healthy
          authpipe_credential_verdict agency/one rejected
          authpipe_credential_verdict agency/two suspended

          """)
    }
  }

  @Test func `what is not due stays in the metrics`() async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      try await home.connect("acme")
      try await home.connect("other", store: "def456")
      // Well for a year, and asked about a minute ago.
      try await home.bash(
        """
        sqlite3 "$vault" "INSERT INTO verdict SELECT connection_id, 2, version,
          asked_at - 60, verdict, finding, http_status, latency_ms FROM verdict;
          UPDATE verdict SET asked_at = asked_at - 31536000 WHERE sequence = 1"
        """)
      try home.sandbox.revoke(account: 1, of: "def456")
      let text = try await home.authpipe("check", "--due")
      #expect(text.stderr == "authpipe: none of 2 is due\n")
      let metrics = try await home.authpipe("check", "--due", "--format", "prometheus")
      #expect(metrics.exit == 0)
      for name in ["acme", "other"] {
        #expect(metrics.stdout.contains("authpipe_credential_healthy{connection=\"\(name)\","))
      }
      #expect(try await home.authpipe("check", "-q").exit == 2)
      // Not well any more, so it is due.
      let due = try await home.authpipe("check", "-q", "--due")
      #expect(due.stdout.contains("1 of 1 need attention"))
    }
  }

  @Test func `one object a line says what one object says`() async throws {
    try await lend { home in
      let lines = try await home.authpipe("check", "--format", "ndjson")
      #expect(lines.exit == 2)
      let objects = try lines.stdout.split(separator: "\n").map {
        try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(objects.map { $0["connection"] as? String } == ["acme", "agency/one", "agency/two"])
      #expect(objects.allSatisfy { $0["schema"] as? String == "authpipe.check-result/1" })
      #expect(objects.map { $0["verdict"] as? String } == ["healthy", "rejected", "suspended"])
    }
  }

  @Test func `a pipe, a device and a link stay what they are`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        echo old >target; ln -s target link; mkfifo pipe; cat pipe >piped &
        authpipe check --output link && authpipe check --output pipe &&
        authpipe check --output /dev/null && authpipe check --output /dev/stdout >shown
        wait; stat -c %F link pipe /dev/null; grep -c VERDICT target piped shown; ls
        """)
      #expect(outcome.stderr.isEmpty)
      #expect(
        outcome.stdout == """
          symbolic link
          fifo
          character special file
          target:1
          piped:1
          shown:1
          Downloads
          link
          pipe
          piped
          shown
          target

          """)
    }
  }

  @Test func `a report in a file is the same whether or not somebody watches`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal("check", "--output", "\(home.path)/seen")
      #expect(try await terminal.end() == 0)
      #expect(!terminal.screen.contains("VERDICT"))
      try await home.bash("authpipe check --output - >piped")
      #expect(try await home.bash("cmp seen piped && grep -c VERDICT seen").stdout == "1\n")
    }
  }

  @Test func `a report that cannot be written is an error and leaves nothing behind`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("mkdir taken; authpipe check --output taken; ls taken* -d")
      #expect(outcome.stdout == "taken\n")
      #expect(outcome.stderr.contains("cannot write taken: is a directory"))
    }
  }
}
