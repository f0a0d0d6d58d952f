import BigCommerceSandbox
import Foundation
import Testing

@Suite struct PassphraseTests {
  @Test func `a passphrase is asked for without echo, by the name of the vault`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for \(home.vault) (not shown): ")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.echoes)
      #expect(terminal.screen.contains(home.token()))
      #expect(!terminal.screen.contains("horse"))
    }
  }

  @Test(arguments: [2, 3]) func `a wrong passphrase may be followed by another, three times in all`(
    wrong: Int
  ) async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type("\n")
      for _ in 1..<wrong {
        try await terminal.expectHiddenQuestion("That does not open it. Passphrase for")
        terminal.type(TemporaryHome.passphrase + " \n")
      }
      if wrong < 3 {
        try await terminal.expectHiddenQuestion("That does not open it. Passphrase for")
        terminal.type(TemporaryHome.passphrase + "\n")
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
    try await TemporaryHome.lendWithPassphrase { home in
      try await home.bash("cp '\(try home.addAccount())' next")
      let terminal = try PseudoTerminal(
        "/bin/sh", ["-c", "cd '\(home.path)' && exec authpipe \(command.joined(separator: " "))"],
        environment: home.environment)
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.components(separatedBy: "(not shown)").count == 2)
    }
  }

  @Test(
    .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
  func `a passphrase is derived from once, however often the vault is opened`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      let terminal = try PseudoTerminal(
        "/bin/sh",
        [
          "-c",
          "cd '\(home.path)' && exec strace -f -qq -o trace -e trace=mmap,openat authpipe check",
        ], environment: home.environment)
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      let calls = try await home.bash("cat trace").stdout.split(separator: "\n")
      // scrypt takes 128 MiB at once.
      #expect(calls.count { $0.contains(#/mmap\(NULL, 134\d{6}, PROT_READ\|PROT_WRITE,/#) } == 1)
      #expect(calls.count { $0.contains(#/openat\(.*vault\.sqlite", O_RDWR/#) } >= 1)
      #expect(calls.count { $0.contains(#/openat\(.*vault\.sqlite", O_RDONLY/#) } >= 1)
    }
  }

  @Test func `where nobody can be asked, the command says at once where it looked`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
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
    try await TemporaryHome.lendWithPassphrase { home in
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
    try await TemporaryHome.lendWithPassphrase { home in
      let terminal = try home.terminal("vault", "unlock", "--for", "5m")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains("authpipe: unlocked \(home.vault) until "))
      #expect(
        try await home.bash("setsid -w authpipe get acme") == Outcome(stdout: home.token() + "\n"))
      // What the keyring keeps does not prolong itself.
      #expect(try await home.bash("setsid -w authpipe vault unlock").exit == 77)
      try await home.authpipe("vault", "lock")
    }
  }
}
