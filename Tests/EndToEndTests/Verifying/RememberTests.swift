import Testing

@Suite struct RememberTests {
  private static let delivering = """
    curl -sX POST -D h -o b $url/sandbox/stores/abc123/deliver
    curl -sX POST -o t $url/sandbox/stores/abc123/payload

    """

  @Test(arguments: ["webhook acme --headers h", "jwt acme"])
  func `of fifty at once one is accepted`(_ words: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        Self.delivering + """
          input=b; [ "\(words)" = "jwt acme" ] && input=t
          for i in $(seq 50); do
            (authpipe verify \(words) --remember --json <$input >/dev/null 2>words.$i; echo $? >exit.$i) &
          done
          wait
          cat exit.* | sort | uniq -c | tr -s ' '
          cat words.* | grep -c '"code":"replayed"'
          for i in $(seq 3); do authpipe verify \(words) <$input >/dev/null 2>&1; echo $?; done
          """)
      #expect(outcome == Outcome(stdout: " 1 0\n 49 1\n49\n0\n0\n0\n"))
    }
  }

  @Test func `what another connection accepted, or was forged, is no replay`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.connect("twin")
      let outcome = try await home.bash(
        Self.delivering + """
          echo forged | authpipe verify webhook acme --headers h --remember 2>/dev/null; echo $?
          sed s/^..../AAAA/ t | authpipe verify jwt acme --remember 2>/dev/null; echo $?
          for name in acme twin; do
            authpipe verify webhook $name --headers h --remember <b 2>/dev/null; echo $?
            authpipe verify jwt $name --remember <t 2>/dev/null >claims; echo $?
          done
          """)
      #expect(outcome == Outcome(stdout: "1\n1\n0\n0\n0\n0\n"))
    }
  }

  @Test func `where nothing can be remembered nothing is accepted`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        Self.delivering + """
          ask() { "$@" authpipe verify webhook acme --headers h --remember --json <b; echo $?; }
          ask env -u HOME AUTHPIPE_VAULT=$vault AUTHPIPE_KEY_FILE=$key
          ask; memory=$(echo .local/state/authpipe/*.accepted)
          curl -sX POST -D h -o b $url/sandbox/stores/abc123/deliver
          mv $memory kept
          for size in 0 10 5000; do
            head -c $size /dev/zero >$memory; chmod 600 $memory; ask; rm -f $memory*
          done
          mkdir $memory; ask; rmdir $memory
          ln -s ../../../kept $memory; ask; rm $memory
          mkfifo -m 600 $memory; ask; rm $memory
          cp kept $memory; chmod 660 $memory; ask; chmod 600 $memory; ask
          """)
      let exits = outcome.stdout.split(separator: "\n").map(String.init).filter { $0.count < 4 }
      // An empty file is an empty database, and lacks the tables.
      #expect(exits == ["78", "0", "65", "65", "65", "78", "78", "78", "78", "0"])
      let told = outcome.stderr.split(separator: "\n")
      #expect(told.count == 8)
      #expect(told.dropFirst().allSatisfy { $0.contains("nothing was accepted") })
    }
  }
}
