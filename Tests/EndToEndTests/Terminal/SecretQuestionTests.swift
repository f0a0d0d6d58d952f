import BigCommerceSandbox
import Testing

@Suite struct SecretQuestionTests {
  @Test func `rotate asks for the new credential, but not for the store`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      _ = try home.addAccount()
      let terminal = try home.terminal("rotate", "acme")
      try await terminal.expectHiddenQuestion("Access token (not shown): ")
      terminal.type(home.token(account: 2) + "\n")
      try await terminal.expect("Client ID (Enter to leave out): ")
      terminal.type("\n")
      try await terminal.expectHiddenQuestion("Client secret (not shown, Enter to leave out): ")
      terminal.type("\n")
      #expect(try await terminal.end() == 0)
      #expect(!terminal.screen.contains("Store hash"))
      #expect(Secrets(of: [home.account(2)]).found(in: terminal.screen) == [])
      #expect(try await home.authpipe("get", "acme").stdout == home.token(account: 2) + "\n")
    }
  }

  @Test func `set asks for a webhook secret without showing it`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal("set", "acme", "webhook_secret")
      try await terminal.expectHiddenQuestion("Webhook secret (not shown): ")
      terminal.type("whsec-canary with spaces\n")
      #expect(try await terminal.end() == 0)
      #expect(!terminal.screen.contains("whsec-canary"))
      #expect(
        try await home.authpipe("get", "acme", "webhook_secret").stdout
          == "whsec-canary with spaces\n")
    }
  }

  @Test func `a secret typed is held to the same rules as one in a file`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let webhook = try home.terminal("set", "acme", "webhook_secret")
      try await webhook.expectHiddenQuestion("Webhook secret (not shown): ")
      webhook.type("tab\tinside\n")
      #expect(try await webhook.end() == 65)

      let token = try home.terminal("rotate", "acme")
      try await token.expectHiddenQuestion("Access token (not shown): ")
      token.type("space inside\n")
      #expect(try await token.end() == 65)
      #expect(!token.screen.contains("space inside"))
    }
  }

  @Test func `a secret is not read from standard input that is a terminal`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      for command in [
        ["connect", "bigcommerce", "b", "--offline", "--from", "-"],
        ["rotate", "acme", "--from", "-"], ["set", "acme", "webhook_secret", "--from", "-"],
      ] {
        let terminal = try PseudoTerminal(
          BuiltPrograms.authpipe, command, environment: home.environment)
        #expect(try await terminal.end() == 64)
        #expect(terminal.screen.contains("would show the secret"))
      }
    }
  }
}
