import Foundation
import Testing

/// Runs that take longer than anybody wants to wait.
@Suite struct SlowServerTests {
  /// Answers as BigCommerce does for each store, but only once a file says that it may.
  private static let server = """
    import http.server, json, os, socketserver, time
    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            store = self.path.split("/")[2]
            open("asked", "a").write(store + "\\n")
            while not os.path.exists("go-" + store): time.sleep(0.02)
            body = json.dumps({"id": store, "name": "Slow"}).encode()
            try:
                self.send_response(200); self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body))); self.end_headers()
                self.wfile.write(body)
            except OSError: pass
        def log_message(self, *_): pass
    class Server(socketserver.ThreadingMixIn, http.server.HTTPServer): daemon_threads = True
    server = Server(("127.0.0.1", 0), Slow)
    open("port", "w").write(str(server.server_port))
    server.serve_forever()
    """

  /// Runs `script` where `one`, `two` and `three` are stored for a server that is slow.
  private func run(_ script: String) async throws -> Outcome {
    try await TemporaryHome.lend { home in
      try await home.bash(
        """
        cat >slow.py <<<"$server"
        /usr/bin/python3 slow.py & slow=$!
        trap 'kill $slow $(jobs -p) 2>/dev/null' EXIT
        until_is() { for _ in $(seq 400); do eval "$1" && return; sleep 0.05; done; exit 99; }
        until_is '[ -s port ]'
        for name in one two three; do
          echo abcdefghijklmnopqrstuvwxyz012345 | authpipe connect bigcommerce $name --offline \\
            --from - --store $name --api-url http://127.0.0.1:$(cat port) 2>/dev/null
        done
        verdicts() { authpipe list --json | grep -oE '"default","verdict":"[a-z]+"' | cut -d'"' -f6 | sort | uniq -c; }
        \(script)
        """, environment: ["server": Self.server, "LC_ALL": "C.UTF-8"])
    }
  }

  @Test func `a second run ends at once with 75, whatever becomes of the first`() async throws {
    let outcome = try await run(
      """
      authpipe check -q & first=$!
      until_is '[ "$(wc -l <asked)" = 3 ]'
      timeout 5 authpipe check; echo "second $?"
      timeout 5 authpipe check --tenant one >/dev/null 2>&1; echo "tenant $?"
      touch go-one; timeout 10 authpipe check one >/dev/null 2>&1; echo "named $?"
      kill -9 $first; pkill -9 -P $first; wait $first 2>/dev/null
      touch go-two go-three; timeout 20 authpipe check -q; echo "third $?"
      """)
    #expect(outcome.stdout == "second 75\ntenant 75\nnamed 0\nthird 0\n")
    #expect(outcome.stderr.contains("authpipe: error: another check of this vault is running"))
  }

  @Test(arguments: [("TERM", 143), ("INT", 130), ("HUP", 129)])
  func `a signal lets what is under way end, records it, and begins nothing more`(
    signal: String, exit: Int
  ) async throws {
    let outcome = try await run(
      """
      authpipe check --jobs 1 >report 2>words & run=$!
      until_is '[ "$(wc -l <asked)" = 1 ]'
      kill -\(signal) $run; until_is 'grep -q "interrupt again" words'
      touch go-one go-two go-three
      wait $run; echo "exit $?"; wc -l <asked; wc -l <report; verdicts
      """)
    #expect(
      outcome.stdout.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
        "exit \(exit)", "1", "2", "1 healthy", "2 unverified",
      ], "\(outcome)")
  }

  @Test func `a second signal waits for nothing, and what is known by then is recorded`()
    async throws
  {
    let outcome = try await run(
      """
      touch go-one
      authpipe check >report 2>words & run=$!
      until_is '[ "$(wc -l <asked)" = 3 ]'
      kill -INT $run; until_is 'grep -q "interrupt again" words'
      sleep 1; kill -INT $run
      wait $run; echo "exit $?"; wc -l <report; verdicts
      """)
    #expect(
      outcome.stdout.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
        "exit 130", "2", "1 healthy", "2 unverified",
      ], "\(outcome)")
  }

  @Test func `a second signal that comes with the first is one with it, and a third is heard`()
    async throws
  {
    let outcome = try await run(
      """
      authpipe check >report 2>words & run=$!
      until_is '[ "$(wc -l <asked)" = 3 ]'
      kill -INT $run; until_is 'grep -q "interrupt again" words'
      kill -INT $run; sleep 1; kill -0 $run && echo waits; kill -INT $run
      wait $run; echo "exit $?"; wc -l <report; tail -n 1 words; verdicts
      """)
    #expect(
      outcome.stdout.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
        "waits", "exit 130", "0",
        "authpipe: warning: ended before an answer came; nothing was recorded", "3 unverified",
      ], "\(outcome)")
  }

  /// Interrupts a check of the three after the answer about the first of them.
  private func interrupted(_ options: String, then script: String) async throws -> [String] {
    let outcome = try await run(
      """
      authpipe check --jobs 1 \(options) >report 2>words & run=$!
      until_is '[ "$(wc -l <asked)" = 1 ]'
      kill -TERM $run; until_is 'grep -q "interrupt again" words'
      touch go-one go-two go-three
      wait $run; echo "exit $?"; \(script)
      """)
    return outcome.stdout.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("", "tail -n 1 words", ["authpipe: warning: interrupted: 2 of 3 were not asked"]),
    ("-q", "cat report", ["authpipe: interrupted: 2 of 3 were not asked"]),
    (
      "--json",
      #"{ cat asked; grep -oE '"notAsked":.[^]]*' report | grep -oE '[a-zA-Z]+"' | sort -u; } | tr -d '"' | sort"#,
      ["notAsked", "one", "three", "two"]
    ),
  ])
  func `an interrupted report says that it is not whole`(
    options: String, script: String, words: [String]
  ) async throws {
    let lines = try await interrupted(options, then: script)
    #expect(lines == ["exit 143"] + words, "\(lines)")
  }

  @Test func `Nagios never hears from an interrupted check that all is well`() async throws {
    let lines = try await interrupted("--format nagios", then: "cut -d'|' -f1 report")
    #expect(
      lines == [
        "exit 3",
        "AUTHPIPE UNKNOWN - 1 of 3 healthy; interrupted: 2 of 3 were not asked ",
      ])
  }

  @Test func `an interrupted check leaves in the metrics what it did not come to`() async throws {
    let lines = try await interrupted(
      "--format prometheus --output m.prom",
      then: """
        show() { grep -c '^authpipe_credential_healthy.* 1$' m.prom
                 grep -c '^authpipe_credential_healthy' m.prom; grep '^authpipe_check' m.prom; }
        show
        authpipe check --format prometheus --output m.prom
        sed -i -E 's/^(authpipe_check_timestamp_seconds) [0-9]{10}$/\\1 12/' m.prom; show
        rm asked go-*
        authpipe check --jobs 1 --format prometheus --output m.prom 2>words & run=$!
        until_is '[ "$(wc -l <asked)" = 1 ]'
        kill -TERM $run; until_is 'grep -q "interrupt again" words'; touch go-one go-two go-three
        wait $run; tail -n 1 words; show
        """)
    let run = { (healthy: Int, ended: [String], notAsked: Int) in
      ["\(healthy)", "3"] + ended + [
        "authpipe_check_not_asked_credentials \(notAsked)",
        "authpipe_check_unreadable_credentials 0",
      ]
    }
    let ended = ["authpipe_check_timestamp_seconds 12"]
    #expect(
      lines == ["exit 143"] + run(1, [], 2) + run(3, ended, 0)
        + ["authpipe: warning: interrupted: 2 of 3 were not asked"] + run(3, ended, 2),
      "\(lines)")
  }

  @Test func `nobody is alerted of an answer that was not waited for`() async throws {
    let outcome = try await run(
      """
      touch go-one go-two go-three; authpipe check -q; rm go-* asked
      authpipe check --notify 'touch told' >report 2>words & run=$!
      until_is '[ "$(wc -l <asked)" = 3 ]'
      kill -INT $run; until_is 'grep -q "interrupt again" words'
      sleep 1; kill -INT $run; wait $run; echo "exit $?"; ls told 2>&1
      """)
    #expect(outcome.stdout.hasPrefix("exit 130\n") && outcome.stdout.contains("No such file"))
  }

  @Test func `a signal ends the waiting of --jitter`() async throws {
    let outcome = try await run(
      """
      authpipe check --jitter 1h >report 2>words & run=$!
      sleep 1; kill -TERM $run; wait $run; echo "exit $?"; ls asked 2>&1
      """)
    #expect(outcome.stdout.hasPrefix("exit 143\n") && outcome.stdout.contains("No such file"))
    let nagios = try await run(
      """
      authpipe check --jitter 1h --format nagios & run=$!
      sleep 1; kill -TERM $run; wait $run; echo "exit $?"
      """)
    #expect(
      nagios.stdout == "AUTHPIPE UNKNOWN - ended before anything was asked\nexit 3\n")
  }

  @Test func `on a terminal --jitter says when the check begins`() async throws {
    let outcome = try await run(
      """
      touch go-one go-two go-three
      TERM=xterm script -qec 'authpipe check --jitter 1s' typed >/dev/null; cat typed
      TERM=xterm script -qec 'authpipe check -q --jitter 1s' typed >/dev/null; cat typed
      """)
    #expect(outcome.stdout.matches(of: #/authpipe: beginning in [01]s/#).count == 1)
  }

  @Test func `on a terminal a line shows how far a long run is, and goes away`() async throws {
    let outcome = try await run(
      """
      touch go-one go-two
      (sleep 3; touch go-three) &
      TERM=xterm script -qec 'authpipe check; echo "exit $?"' typed >/dev/null; cat typed
      """)
    #expect(outcome.stdout.contains("\r\u{1B}[Kasked about 2 of 3"))
    let end = outcome.stdout.components(separatedBy: "asked about").last ?? ""
    #expect(end.contains("\r\u{1B}[K") && end.contains("healthy") && end.contains("exit 0"))
  }
}
