import Testing

@Suite(
  .enabled("needs root, to become somebody else who can reach the programs") {
    try await Machine.canBecomeNobody()
  })
struct ForeignUserTests {
  /// Commands that read the vault.
  static let reading = ["get acme", "list", "show acme", "check", "log", "vault verify"]
  /// Commands that change it.
  static let writing = [
    "vault rekey --all", "vault slot add recovery",
    "set acme --label a=b", "disconnect acme --yes", "rotate acme --from $file",
    "connect bigcommerce other --offline --api-url $url --from $file",
  ]

  @Test(arguments: reading + writing)
  func `a home that is closed to somebody else tells them so`(command: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("$nobody authpipe \(command)")
      #expect(outcome.exit == 78)
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("cannot read the vault \(home.vault): permission denied"))
    }
  }

  @Test(arguments: reading)
  func `a private vault in an open folder tells somebody else that it is not theirs to read`(
    command: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        chmod 755 .local .local/share .local/share/authpipe
        export AUTHPIPE_KEY=$(tail -n 1 $key)
        $nobody authpipe \(command)
        """)
      #expect(outcome.exit == 78)
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("cannot read the vault \(home.vault): permission denied"))
    }
  }

  @Test func `a vault that root gave everybody to read is read, and not written`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let prepare = """
        chmod 755 .local .local/share .local/share/authpipe; chmod 644 $vault
        export AUTHPIPE_KEY=$(tail -n 1 $key) HOME=/nonexistent AUTHPIPE_VAULT=$vault
        """
      let got = try await home.bash("\(prepare); $nobody authpipe get acme")
      #expect(got == Outcome(stdout: home.token() + "\n"))
      #expect(try await home.bash("\(prepare); $nobody authpipe list").exit == 0)

      for command in Self.writing {
        let outcome = try await home.bash(
          "\(prepare); chmod 644 $file; $nobody authpipe \(command)")
        #expect(outcome.exit == 78, "\(command): \(outcome.stderr)")
        #expect(outcome.stderr.contains("belongs to another user (uid 0)"))
      }
      let checked = try await home.bash("\(prepare); $nobody authpipe check")
      #expect(checked.exit == 0)
      #expect(checked.stdout.contains("healthy"))
      #expect(checked.stderr.contains("warning: the verdicts were not recorded"))
      #expect(try await home.authpipe("get", "acme").stdout == home.token() + "\n")
    }
  }

  @Test func `a vault of a third user is not read`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        chmod 755 .local .local/share .local/share/authpipe; chmod 644 $vault; chown 12345 $vault
        export AUTHPIPE_KEY=$(tail -n 1 $key)
        $nobody authpipe get acme
        """)
      #expect(outcome.exit == 78)
      #expect(outcome.stderr.contains("belongs to another user (uid 12345)"))
    }
  }

  @Test(arguments: reading + writing)
  func `under sudo the user's vault is refused with a message of its own`(
    command: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.giveToNobody()
      let outcome = try await home.bash("SUDO_UID=65534 authpipe \(command)")
      #expect(outcome.exit == 78)
      #expect(outcome.stderr.contains("sudo runs as root, and the vault \(home.vault) belongs to"))
      #expect(try await home.bash("find .local .config ! -user 65534").stdout == "")
    }
  }

  @Test func `under sudo nothing is made in the user's home`() async throws {
    try await TemporaryHome.lend { home in
      try await home.giveToNobody()
      let outcome = try await home.bash(
        """
        printf %s aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |
          SUDO_UID=65534 authpipe connect bigcommerce acme --store abc123 --from - --offline
        """)
      #expect(outcome.exit == 78)
      #expect(outcome.stderr.contains("sudo runs as root"))
      #expect(try await home.bash("find . ! -user 65534").stdout == "")
    }
  }
}
