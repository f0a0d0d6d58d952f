import BigCommerceSandbox
import Foundation
import Testing

@Suite struct MaskTests {
  private static let label = "«acme:access_token»"

  @Test func `every usual way to write a secret is hidden, however it comes`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        "printf '%s' 'a\"b\\c&d é/+?>' >secret; authpipe set acme webhook_secret --from secret")
      let script = #"""
        import base64, json, os, sys, urllib.parse
        for name in "WEBHOOK_SECRET", "ACCESS_TOKEN", "CLIENT_SECRET":
            text = os.environ["BIGCOMMERCE_" + name]
            raw = text.encode()
            ways = [raw, json.dumps(text, ensure_ascii=False)[1:-1].encode(),
                    urllib.parse.quote(text, safe="").encode(), base64.b64encode(raw),
                    base64.urlsafe_b64encode(raw).rstrip(b"=")]
            for before in b"", b"x", b"xy", b"xyz":
                for after in b"", b"x", b"xy":
                    ways += [base64.b64encode(before + raw + after)]
            for way in ways:
                way = b"[" + way + b"]\n"
                size = int(sys.argv[1]) or len(way)
                for i in range(0, len(way), size): os.write(1, way[i:i + size])
        """#
      try await home.bash("cat >ways.py", input: script)
      for size in [0, 1, 7] {
        let outcome = try await home.bash(
          """
          authpipe run acme --only access_token,client_secret,webhook_secret --mask -- \
            python3 ways.py \(size)
          """)
        let lines = outcome.stdout.split(separator: "\n")
        #expect(outcome.exit == 0 && lines.count == 3 * 17)
        for line in lines {
          #expect(line.contains(#/^\[.{0,5}«acme:[a-z_]+».{0,6}\]$/#), "\(line)")
        }
        #expect(Secrets(of: [home.account()]).found(in: outcome.stdout) == [])
      }
    }
  }

  @Test func `what looks like a secret at first comes out unchanged`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        #"""
        cat >near.py <<'END'
        import os
        token = os.environb[b"BIGCOMMERCE_ACCESS_TOKEN"]
        near = b"".join(token[:n] + b"\n" for n in range(len(token))) + bytes(range(256)) * 500
        open("near", "wb").write(near)
        for i in range(0, len(near), 1000): os.write(1, near[i:i + 1000])
        END
        authpipe run acme --mask -- python3 near.py >out && cmp near out
        """#)
      #expect(outcome == Outcome())
    }
  }

  @Test func `without a terminal the streams stay apart, and the end is the command's`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let both = try await home.bash(
        "echo typed | authpipe run acme --mask -- sh -c 'cat; echo $BIGCOMMERCE_ACCESS_TOKEN >&2'")
      #expect(both == Outcome(stdout: "typed\n", stderr: Self.label + "\n"))
      for (command, exit) in [
        ("true", 0), ("sh -c 'exit 42'", 42), ("no-such-command", 127), (".", 126),
        ("sh -c 'kill -TERM $$'", 143), ("sh -c 'kill -KILL $$'", 137),
        ("sh -c 'kill -INT $$'", 130), ("sh -c 'kill -PIPE $$'", 141),
      ] {
        let outcome = try await home.bash(
          "ulimit -c 0; authpipe run acme --mask -- \(command); exit $?")
        #expect(outcome.exit == exit, "\(command)")
      }
      let passed = try await home.bash(
        """
        authpipe run acme --mask -- sh -c 'trap "echo caught; exit 4" TERM; touch up; while :; do sleep 0.05; done' &
        while ! test -e up; do sleep 0.05; done; kill -TERM $!; wait $!
        """)
      #expect(passed == Outcome(stdout: "caught\n", exit: 4))
    }
  }

  @Test(arguments: ["2>&-", ">&-"])
  func `a stream that is closed stays so, and the other goes on`(closed: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let script = "sh -c 'echo out; echo err >&2; echo $BIGCOMMERCE_ACCESS_TOKEN; exit 5'"
      let masked = try await home.bash("authpipe run acme --mask -- \(script) \(closed)")
      let plain = try await home.bash("authpipe run acme -- \(script) \(closed)")
      #expect(masked.exit == 5 && plain.exit == 5)
      #expect(
        masked.stdout == plain.stdout.replacingOccurrences(of: home.token(), with: Self.label))
      #expect(masked.stderr == plain.stderr)
      #expect(masked.stdout.isEmpty == (closed == ">&-"))
    }
  }

  @Test func `a prompt shows at once, what is typed arrives, and the terminal is put right`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let first = home.token().prefix(3)
      let terminal = try home.terminal(
        "run", "acme", "--mask", "--", "sh", "-c",
        """
        test -t 0 && test -t 1 && test -t 2 || exit 1
        printf 'continue? \(first)'; read answer; echo "got $answer $BIGCOMMERCE_ACCESS_TOKEN"; exit 6
        """)
      try await terminal.expect("continue? \(first)")
      terminal.type("yes\n")
      try await terminal.expect("got yes \(Self.label)")
      #expect(try await terminal.end() == 6)
      #expect(terminal.echoes)
      #expect(!terminal.screen.contains(home.token()))
    }
  }

  @Test func `a reader that goes away ends the command as it would without authpipe`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        set -o pipefail
        authpipe run acme --mask -- sh -c 'echo $$ >running; while :; do echo x; done' | head -n 1
        echo "exit $?"; ! kill -0 "$(cat running)" 2>/dev/null
        """)
      #expect(outcome == Outcome(stdout: "x\nexit 141\n"))
    }
  }

  @Test func `a command ends when authpipe is killed that stands before its terminal`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal(
        "run", "acme", "--mask", "--", "sh", "-c",
        "echo $$ >\(home.path)/running; echo waiting; exec sleep 60")
      try await terminal.expect("waiting")
      terminal.send(SIGKILL)
      _ = try await terminal.end()
      let outcome = try await home.bash(
        """
        for i in $(seq 50); do kill -0 "$(cat running)" 2>/dev/null || exit 0; sleep 0.1; done; exit 1
        """)
      #expect(outcome.exit == 0)
    }
  }

  @Test func `Ctrl-C reaches the command, and an ended command leaves a sane terminal`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal(
        "run", "acme", "--mask", "--", "sh", "-c", "echo waiting; exec sleep 60")
      try await terminal.expect("waiting")
      terminal.type("\u{3}")
      #expect(try await terminal.end() == 130)
      #expect(terminal.echoes)
    }
  }
}
