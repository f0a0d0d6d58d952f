import BigCommerceSandbox
import Foundation
import Testing

@Suite struct PassphraseTests {
  private static let passphrase = "correct horse  bättery"

  @Test func `a passphrase is asked for without echo, by the name of the vault`() async throws {
    try await withPassphrase { home in
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for \(home.vault) (not shown): ")
      terminal.type(Self.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.echoes)
      #expect(terminal.screen.contains(home.token()))
      #expect(!terminal.screen.contains("horse"))
    }
  }

  @Test(arguments: [2, 3]) func `a wrong passphrase may be followed by another, three times in all`(
    wrong: Int
  ) async throws {
    try await withPassphrase { home in
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type("\n")
      for _ in 1..<wrong {
        try await terminal.expectHiddenQuestion("That does not open it. Passphrase for")
        terminal.type(Self.passphrase + " \n")
      }
      if wrong < 3 {
        try await terminal.expectHiddenQuestion("That does not open it. Passphrase for")
        terminal.type(Self.passphrase + "\n")
        #expect(try await terminal.end() == 0)
      } else {
        #expect(try await terminal.end() == 77)
        #expect(
          terminal.screen.contains("authpipe: error: nothing that was typed opens this vault"))
      }
    }
  }

  @Test(arguments: [["check"], ["check", "acme"], ["rotate", "acme", "--from", "next"]])
  func `a command that opens the vault more than once asks once`(command: [String]) async throws {
    try await withPassphrase { home in
      try await home.bash("cp '\(try home.addAccount())' next")
      let terminal = try PseudoTerminal(
        "/bin/sh", ["-c", "cd '\(home.path)' && exec authpipe \(command.joined(separator: " "))"],
        environment: home.environment)
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(Self.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.components(separatedBy: "(not shown)").count == 2)
    }
  }

  @Test func `a vault with both kinds of slot is opened by either, and a slip in a key is told`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let key = try await home.bash(
        "echo '\(Self.passphrase)' | authpipe vault slot add passphrase --from - && tail -n 1 $key; mv $key k"
      ).stdout.trimmingCharacters(in: .newlines)
      #expect(key.hasPrefix("AUTHPIPE-KEY-1"))
      let slip = key.dropLast() + (key.hasSuffix("Q") ? "P" : "Q")
      for answers in [[key], [key.lowercased() + " "], [Self.passphrase], [String(slip), key]] {
        let terminal = try home.terminal("get", "acme")
        try await terminal.expectHiddenQuestion(
          "Passphrase or recovery key for \(home.vault) (not shown): ")
        terminal.type(answers[0] + "\n")
        for answer in answers.dropFirst() {
          try await terminal.expectHiddenQuestion("That is not a key. Passphrase or recovery key")
          terminal.type(answer + "\n")
        }
        #expect(try await terminal.end() == 0)
        #expect(!terminal.screen.uppercased().contains("AUTHPIPE-KEY-1"))
      }
    }
  }

  @Test func `a vault without a passphrase asks for its key, and takes nothing else for one`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let key = try await home.bash("tail -n 1 $key; rm $key").stdout
      let right = try home.terminal("get", "acme")
      try await right.expectHiddenQuestion("Key for \(home.vault) (not shown): ")
      right.type(key)
      #expect(try await right.end() == 0)

      let wrong = try home.terminal("get", "acme")
      try await wrong.expectHiddenQuestion("Key for")
      wrong.type("horse\n")
      for _ in 2...3 {
        try await wrong.expectHiddenQuestion("That is not a key. Key for")
        wrong.type("horse\n")
      }
      #expect(try await wrong.end() == 77)
      #expect(wrong.screen.contains("what was typed does not hold a key"))
      #expect(!wrong.screen.contains("horse"))
    }
  }

  @Test func `a default key file of another vault does not stand before a passphrase`() async throws
  {
    let otherKey = """
      XDG_CONFIG_HOME=$PWD/other authpipe vault init --vault other/vault
      mkdir -p .config/authpipe; cp other/authpipe/key $key
      """
    // A vault that no key opens does not look at it.
    try await withPassphrase { home in
      try await home.bash("\(otherKey); echo broken >>$key")
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(Self.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(!terminal.screen.contains("does not open it"))
    }
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        "echo '\(Self.passphrase)' | authpipe vault slot add passphrase --from -; \(otherKey)")
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion(
        "The key in \(home.keyFile) does not open it. Passphrase or recovery key for")
      terminal.type(Self.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      let alone = try await home.bash("setsid -w authpipe get acme")
      #expect(alone.exit == 77)
      #expect(
        alone.stderr.hasPrefix(
          "authpipe: error: the key in \(home.keyFile) does not open this vault, and nobody"))
    }
  }

  @Test func `where nobody can be asked, the command says at once where it looked`() async throws {
    try await withPassphrase { home in
      let words = """
        authpipe: error: the vault is locked: no key; looked at --key-fd, --key-file, \
        AUTHPIPE_KEY_FILE, AUTHPIPE_KEY, --key-command, AUTHPIPE_KEY_COMMAND, \
        the kernel's keyring; nobody can be asked here
        authpipe: hint: authpipe vault unlock, on a terminal, asks for the passphrase and keeps \
        it unlocked

        """
      for command in ["get acme", "check", "list"] {
        let alone = try await home.bash("setsid -w authpipe \(command)")
        #expect(alone == Outcome(stderr: words, exit: 77))
        for (option, variables) in [(" --no-input", [:]), ("", ["CI": "true"])] {
          let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", "exec authpipe \(command)\(option)"],
            environment: home.environment.merging(variables) { $1 })
          #expect(try await terminal.end() == 77)
          #expect(
            terminal.screen.replacingOccurrences(of: "\r\n", with: "\n") == words)
        }
      }
    }
  }

  @Test func `a question that is not answered changes nothing, and hints at other ways`()
    async throws
  {
    try await withPassphrase { home in
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type("\u{04}")
      #expect(try await terminal.end() == 77)
      #expect(terminal.echoes)
      #expect(terminal.screen.contains("the question was not answered; nothing changed"))
      #expect(terminal.screen.contains("--key-file"))
    }
  }

  @Test(.enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"))
  func `a passphrase that was given to unlock is not asked for again`() async throws {
    try await withPassphrase { home in
      let terminal = try home.terminal("vault", "unlock", "--for", "5m")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(Self.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains("authpipe: unlocked \(home.vault) until "))
      #expect(
        try await home.bash("setsid -w authpipe get acme") == Outcome(stdout: home.token() + "\n"))
      // What the keyring keeps does not prolong itself.
      #expect(try await home.bash("setsid -w authpipe vault unlock").exit == 77)
      try await home.authpipe("vault", "lock")
    }
  }

  /// Lends a home with a vault that a passphrase alone opens, and a connection in it.
  private func withPassphrase(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await TemporaryHome.lend { home in
      let made = try await home.bash(
        "authpipe vault init --passphrase-from -", input: Self.passphrase + "\n")
      #expect(made.exit == 0, "\(made.stderr)")
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--api-url", home.sandbox.baseURL, "--from",
        home.credentialsFile())
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(Self.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      try await body(home)
    }
  }
}
