import BigCommerceSandbox
import Testing

@Suite struct StreamTests {
  /// The commands whose answer goes to standard output.
  static let answering = [
    "get acme", "get acme --json", "list", "show acme", "check", "api acme v2/store",
    "--help",
  ]

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

  @Test(arguments: ["list", "--help", "get acme", "inject -i template"])
  func `a pipe that nobody reads is an error, and no crash, and nobody hears of it`(
    command: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        echo template >template
        { sleep 0.3; authpipe \(command); echo $? >status; } | true; cat status
        """)
      #expect(outcome == Outcome(stdout: "74\n"))
    }
  }

  @Test func `what shares a stream may have made it one that does not wait`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let script = #"""
        import os, subprocess, time
        open("big", "w").write("authpipe://bigcommerce/acme/store_hash " * 20000)
        r, w = os.pipe(); os.set_blocking(w, False)
        program = subprocess.Popen(["authpipe", "inject", "-i", "big"], stdout=w); os.close(w)
        time.sleep(0.5); text = b""
        while part := os.read(r, 65536): text += part
        print(program.wait(), text == b"abc123 " * 20000)
        for words in ["inject"], ["verify", "jwt", "acme"], ["connect", "bigcommerce", "b", "--from", "-"]:
            r, w = os.pipe(); os.set_blocking(r, False)
            program = subprocess.Popen(
              ["authpipe", *words], stdin=r, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            os.close(r); time.sleep(0.5); os.write(w, b"x"); os.close(w)
            print(b"unavailable" in program.communicate()[1])
        """#
      let outcome = try await home.bash("python3 -", input: script)
      #expect(
        outcome.stdout == "0 True\nFalse\nFalse\nFalse\n", "\(outcome)")
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

  @Test(arguments: [
    "connect bigcommerce b --offline --store abc123 --from -", "rotate acme --from -",
    "set acme webhook_secret --from -", "inject", "inject -i -", "api acme v3/hooks -d -",
    "verify jwt acme", "vault init --from - --vault other",
  ])
  func `a closed standard input is told from an empty one`(command: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let before = home.sandbox.requestCount
      let closed = try await home.bash("authpipe \(command) <&-")
      #expect(closed.exit == 65 && closed.stdout.isEmpty)
      #expect(closed.stderr.contains("standard input is closed"), "\(closed.stderr)")
      #expect(home.sandbox.requestCount == before)
    }
  }
}
