import Testing

@Suite struct KeyFileTests {
  /// What may be wrong with the key file, with the words and the exit status for it.
  static let faults: [(String, String, Int32)] = [
    ("chmod 640 $key", "can be read by others (mode 640)", 78),
    ("chmod 604 $key", "can be read by others (mode 604)", 78),
    ("mv $key real; ln -s $PWD/real $key", "is a symbolic link", 78),
    ("ln $key second", "has a second name (a hard link)", 78),
    ("rm $key; mkfifo -m 600 $key", "is not a regular file", 78),
    ("rm $key; mkdir -m 700 $key", "is not a regular file", 78),
    ("rm $key", "the vault is locked: no key; looked at --key-fd, --key-file", 77),
    (": >$key", "is empty", 77),
    ("echo not-a-key >$key", "does not hold a key", 77),
    ("sed -i 's/Q/P/g; s/Z/X/g; s/4/5/g' $key", "holds a key with a typing error", 77),
    ("tail -n 1 $key >again; cat again >>$key", "holds more than one key", 77),
  ]

  @Test(arguments: faults)
  func `a key file that cannot be trusted or used is refused`(
    fault: String, words: String, exit: Int32
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let line = try await home.bash("tail -n 1 $key").stdout.dropLast()
      try await home.bash(fault)
      for command in ["get acme", "list", "set acme --label a=b"] {
        let outcome = try await home.bash("timeout 20 authpipe \(command) --no-input")
        #expect(outcome.exit == exit)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains(words))
        #expect(outcome.stderr.contains(home.keyFile))
        #expect(!outcome.stderr.contains(line))
      }
    }
  }

  @Test func `every source of the key opens the vault, and the first one set wins`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("mkdir k; mv $key k/good; echo wrong >k/bad; chmod 600 k/*")
      for source in [
        "authpipe get acme --key-fd 7 7<k/good", "authpipe get acme --key-fd 0 <k/good",
        "authpipe get acme --key-file k/good", "AUTHPIPE_KEY_FILE=k/good authpipe get acme",
        "AUTHPIPE_KEY=$(tail -n 1 k/good) authpipe get acme",
        "authpipe get acme --key-fd 7 --key-file k/bad 7<k/good",
        "AUTHPIPE_KEY_FILE=k/bad authpipe get acme --key-file k/good",
        "AUTHPIPE_KEY=bad AUTHPIPE_KEY_FILE=k/good authpipe get acme",
      ] {
        #expect(try await home.bash(source) == Outcome(stdout: home.token() + "\n"), "\(source)")
      }
      // The first source that is set fails, and no other is tried.
      for source in [
        "authpipe get acme --key-fd 7 --key-file k/good 7<k/bad",
        "AUTHPIPE_KEY_FILE=k/good authpipe get acme --key-file k/bad",
        "AUTHPIPE_KEY=$(tail -n 1 k/good) AUTHPIPE_KEY_FILE=k/bad authpipe get acme",
        "AUTHPIPE_KEY=bad authpipe get acme", "authpipe get acme --key-fd 9",
      ] {
        #expect(try await home.bash(source).exit == 77, "\(source)")
      }
    }
  }

  @Test func `a descriptor that is not open is said not to be, whatever the vault's own is`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      for descriptor in 3...8 {
        let outcome = try await home.bash("authpipe get acme --key-fd \(descriptor)")
        #expect(outcome.exit == 77)
        #expect(outcome.stderr.contains("cannot read the key from descriptor \(descriptor)"))
        #expect(outcome.stderr.contains("hint: open it for authpipe, as in --key-fd 3 3< FILE"))
      }
    }
  }

  @Test func `the key of another vault is told from one that is none`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        export XDG_CONFIG_HOME=$HOME/other XDG_DATA_HOME=$HOME/other
        authpipe connect bigcommerce b --offline --api-url $url --from $file 2>/dev/null || exit
        authpipe get acme --vault $vault
        """)
      #expect(outcome.exit == 77)
      #expect(outcome.stderr.contains("the key does not open this vault"))
    }
  }
}
