import BigCommerceSandbox
import Foundation
import Testing

@Suite struct AlertTests {
  private static let note = #"["sh","-c","env | grep ^AUTHPIPE_ | sort >>told; echo out"]"#

  @Test func `a program is told of a change, once, with no secret among what it is told`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("mv $key k")
      func check() async throws -> Outcome {
        try await home.bash(
          "AUTHPIPE_KEY=$(tail -n 1 k) authpipe check --quiet --notify \"$note\"",
          environment: ["note": Self.note])
      }
      #expect(try await check() == Outcome())
      try home.sandbox.revoke(account: 1, of: "abc123")
      let told = try await check()
      #expect(told.exit == 2)
      // Standard output is the report's alone.
      #expect(told.stderr == "out\n" && !told.stdout.contains("out\n"))
      _ = try await check()
      let words = try await home.bash("cat told").stdout
      #expect(words.contains("AUTHPIPE_CONNECTION=acme\n"))
      #expect(words.contains("AUTHPIPE_PREVIOUS_VERDICT=healthy\n"))
      #expect(words.contains("AUTHPIPE_VERDICT=rejected\n"))
      #expect(words.contains("AUTHPIPE_STORE_HASH=abc123\n"))
      #expect(words.split(separator: "\n").count == 8)
      #expect(!words.contains("AUTHPIPE_KEY"))
      #expect(Secrets(of: [home.account()]).found(in: words) == [])
    }
  }

  @Test func `with --confirm a change is told of when it came again`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.revoke(account: 1, of: "abc123")
      for expected in [0, 1, 1] {
        try await home.bash(
          "authpipe check --confirm 2 --notify \"$note\"", environment: ["note": Self.note])
        let told = try await home.bash("grep -c ^AUTHPIPE_CONNECTION= told").stdout
        #expect(Int(told.trimmingCharacters(in: .newlines)) ?? 0 == expected)
      }
    }
  }

  @Test(arguments: [
    ("./no-program", "cannot start the --notify program: exec format error"),
    ("false", "the --notify program ended with exit status 1"),
    (#"["sh","-c","kill -9 $$"]"#, "the --notify program was ended by signal 9"),
    (
      #"["sh","-c","echo $$ >pid; sleep 100"]"#,
      "the --notify program did not end within 10 seconds, and was ended"
    ),
  ])
  func `a program that fails is told of, and the check goes on`(
    command: String, words: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.revoke(account: 1, of: "abc123")
      try await home.bash("printf '\\0' >no-program; chmod +x no-program")
      let outcome = try await home.authpipe("check", "--notify", command)
      #expect(outcome.exit == 2)
      #expect(outcome.stderr.contains("acme: nobody was told of the change: \(words)"))
      #expect(try await home.authpipe("list", "--json").stdout.contains("\"rejected\""))
      #expect(try await home.bash("[ ! -e pid ] || ! pgrep -r R,S,D -g $(cat pid)").exit == 0)
    }
  }

  @Test func `a watcher is told when a run begins and how it ended`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.revoke(account: 1, of: "abc123")
      let outcome = try await home.bash(
        """
        cat >watch.py <<'END'
        import http.server
        class Watch(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                open("seen", "a").write(self.path + " " + str(self.headers.get("X-Auth-Token")) + "\\n")
                self.send_response(200); self.end_headers()
            def log_message(self, *_): pass
        server = http.server.HTTPServer(("127.0.0.1", 0), Watch)
        open("port", "w").write(str(server.server_port))
        for _ in range(2): server.handle_request()
        END
        python3 watch.py & for _ in $(seq 200); do [ -s port ] && break; sleep 0.05; done
        authpipe check --quiet --ping "http://127.0.0.1:$(cat port)/id/" >/dev/null; status=$?
        wait; cat seen; exit $status
        """)
      #expect(outcome.exit == 2 && outcome.stderr.isEmpty)
      let seen = outcome.stdout.split(separator: "\n")
      #expect(seen.count == 2)
      let run = try #require(seen.first?.split(separator: "=").last)
      #expect(seen.first == "/id/start?rid=\(run)")
      #expect(seen.last == "/id/2?rid=\(run)")
      #expect(UUID(uuidString: String(run.prefix(36))) != nil && run.hasSuffix(" None"))
    }
  }

  @Test func `a watcher is told of a run that finds no vault`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.authpipe("check", "--ping", "http://127.0.0.1:1/x")
      #expect(outcome.exit == 66)
      #expect(outcome.stderr.contains("the --ping address did not take 'start'\n"))
      #expect(outcome.stderr.contains("the --ping address did not take '66'\n"))
    }
  }

  @Test(arguments: ["http://127.0.0.1:1/x", "https://127.0.0.1:1/x"])
  func `a watcher that does not answer changes nothing`(address: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.authpipe("check", "--quiet", "--ping", address)
      #expect(outcome.exit == 0 && outcome.stdout.isEmpty)
      #expect(
        outcome.stderr == """
          authpipe: warning: the --ping address did not take 'start'
          authpipe: warning: the --ping address did not take '0'

          """)
    }
  }

  @Test(arguments: ["", "hc-ping.com/x", "ftp://a/b", "https://", "https://a/b?c", "https://a b/"])
  func `an address that is none is refused`(address: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.authpipe("check", "--ping", address)
      #expect(outcome.exit == 64)
    }
  }
}
