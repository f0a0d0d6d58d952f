import Testing

@Suite(
  .enabled("needs root, to become somebody else who can reach the programs") {
    try await Machine.canBecomeNobody()
  })
struct ReadOnlyTests {
  @Test func `the first connect says that its folder cannot be written`() async throws {
    try await TemporaryHome.lend { home in
      try await home.giveToNobody()
      let outcome = try await home.bash(
        """
        chmod 555 .
        $nobody authpipe connect bigcommerce acme --offline --api-url $url --from $file
        """)
      #expect(outcome.exit == 73)
      #expect(outcome.stderr.contains("cannot create \(home.path)/.config: permission denied"))
      #expect(try await home.bash("ls -A").stdout == "Downloads\n")
    }
  }

  @Test func `in a folder that cannot be written a vault is read, and not written`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.giveToNobody()
      try await home.bash("chmod 500 .local/share/authpipe")
      try await readsAndRefuses(home, prefix: "$nobody")
      try await home.bash("chmod 700 .local/share/authpipe; chmod 400 $vault")
      try await readsAndRefuses(home, prefix: "$nobody")
    }
  }

  @Test(.enabled("file systems cannot be mounted here") { try await Machine.canMount() })
  func `on a read-only mount a vault is read, and not written`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.giveToNobody()
      let mounted = """
        unshare -m sh -c 'mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && exec "$@"' \
        sh $nobody
        """
      try await readsAndRefuses(home, prefix: mounted)
    }
  }

  /// Expects reading to work, checking to warn, and writing to say why not.
  private func readsAndRefuses(_ home: TemporaryHome, prefix: String) async throws {
    for command in ["get acme", "list", "show acme", "log", "vault verify", "vault status"] {
      #expect(try await home.bash("\(prefix) authpipe \(command)").exit == 0, "\(command)")
    }
    let checked = try await home.bash("\(prefix) authpipe check")
    #expect(checked.exit == 0)
    #expect(checked.stdout.contains("healthy"))
    #expect(
      checked.stderr.contains(
        "warning: the verdicts were not recorded: \(home.vault) cannot be written"))
    for command in ForeignUserTests.writing.dropLast(2) {
      let outcome = try await home.bash("\(prefix) authpipe \(command)")
      #expect(outcome.exit == 78, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr.contains("\(home.vault) cannot be written"))
    }
    let added = try await home.bash("\(prefix) authpipe \(ForeignUserTests.writing.last!)")
    #expect(added.exit == 78)
    #expect(try await home.bash("\(prefix) authpipe get acme").stdout == home.token() + "\n")
  }
}
