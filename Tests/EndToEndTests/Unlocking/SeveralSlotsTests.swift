import Foundation
import Testing

@Suite struct SeveralSlotsTests {
  @Test func `a vault with both kinds of slot is opened by either, and a slip in a key is told`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let key = try await home.bash(
        "echo '\(TemporaryHome.passphrase)' | authpipe vault slot add passphrase --from - && tail -n 1 $key; mv $key k"
      ).stdout.trimmingCharacters(in: .newlines)
      #expect(key.hasPrefix("AUTHPIPE-KEY-1"))
      let slip = key.dropLast() + (key.hasSuffix("Q") ? "P" : "Q")
      for answers in [
        [key], [key.lowercased() + " "], [TemporaryHome.passphrase], [String(slip), key],
      ] {
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
    try await TemporaryHome.lendWithPassphrase { home in
      try await home.bash("\(otherKey); echo broken >>$key")
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(!terminal.screen.contains("does not open it"))
    }
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        "echo '\(TemporaryHome.passphrase)' | authpipe vault slot add passphrase --from -; \(otherKey)"
      )
      let terminal = try home.terminal("get", "acme")
      try await terminal.expectHiddenQuestion(
        "The key in \(home.keyFile) does not open it. Passphrase or recovery key for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      let alone = try await home.bash("setsid -w authpipe get acme")
      #expect(alone.exit == 77)
      #expect(
        alone.stderr.hasPrefix(
          "authpipe: error: the key in \(home.keyFile) does not open this vault, and nobody"))
    }
  }
}
