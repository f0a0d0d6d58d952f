import Testing

@Suite struct VaultTrickTests {
  /// What may stand where the vault should be, with the words that refuse it.
  static let tricks = [
    ("mv $vault real; ln -s $PWD/real $vault", "is a symbolic link"),
    ("mv $vault real; ln -s /nonexistent $vault", "is a symbolic link"),
    ("rm $vault; mkfifo -m 600 $vault", "is not a regular file"),
    ("rm $vault; mkdir -m 700 $vault", "is not a regular file"),
    ("chmod 622 $vault", "can be written by others (mode 622)"),
  ]

  @Test(arguments: tricks)
  func `what is not a vault of one's own is refused, by readers and writers`(
    trick: String, words: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(trick)
      for command in ["get acme", "list", "show acme", "check"] {
        let outcome = try await home.bash("timeout 20 authpipe \(command)")
        #expect(outcome.exit == 78, "\(command)")
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("the vault \(home.vault) \(words)"))
      }
      for command in ForeignUserTests.writing {
        #expect(try await home.bash("timeout 20 authpipe \(command)").exit == 78, "\(command)")
      }
      if trick.contains("real;") {
        #expect(try await home.bash("authpipe get acme --vault real").exit == 0)
      }
    }
  }

  @Test func `a vault with a second name is read, and not written`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("ln $vault second")
      #expect(try await home.authpipe("get", "acme").exit == 0)
      for command in ForeignUserTests.writing {
        let outcome = try await home.bash("authpipe \(command)")
        #expect(outcome.exit == 78)
        #expect(outcome.stderr.contains("has a second name (a hard link)"))
      }
    }
  }

  @Test func `a vault that others may read is not written`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("chmod 644 $vault")
      #expect(try await home.authpipe("get", "acme").exit == 0)
      let outcome = try await home.authpipe("set", "acme", "--label", "a=b")
      #expect(outcome.exit == 78)
      #expect(outcome.stderr.contains("can be read by others (mode 644)"))
    }
  }

  @Test func `links in the path to the vault's folder are followed`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        "mv .local elsewhere; ln -s elsewhere .local; authpipe set acme --label a=b && authpipe get acme"
      )
      #expect(outcome.exit == 0)
      #expect(outcome.stdout == home.token() + "\n")
    }
  }
}
