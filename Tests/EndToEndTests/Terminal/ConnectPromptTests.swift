import BigCommerceSandbox
import Foundation
import Testing

@Suite struct ConnectPromptTests {
  @Test func `connect asks for what it needs, and no secret is ever shown`() async throws {
    try await TemporaryHome.lend { home in
      let account = home.account()
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--api-url", home.sandbox.baseURL)
      try await terminal.expect("Store hash or API path: ")
      #expect(terminal.echoes)
      terminal.type("abc123\n")
      try await terminal.expectHiddenQuestion("Access token (not shown): ")
      terminal.type("\(account.accessToken)\n")
      try await terminal.expect("Client ID (Enter to leave out): ")
      terminal.type("\(account.clientID)\n")
      try await terminal.expectHiddenQuestion("Client secret (not shown, Enter to leave out): ")
      terminal.type("\(account.clientSecret)\n")
      #expect(try await terminal.end() == 0)

      #expect(terminal.echoes)
      #expect(terminal.screen.contains("connected 'acme' to store abc123 of a sandbox: healthy"))
      #expect(Secrets(of: [account]).found(in: terminal.screen) == [])
      for (field, value) in [
        ("access_token", account.accessToken), ("client_id", account.clientID),
        ("client_secret", account.clientSecret),
      ] {
        #expect(try await home.authpipe("get", "acme", field).stdout == "\(value)\n")
      }
    }
  }

  @Test(arguments: [
    (key: "\u{03}", exit: Int32(130)), (key: "\u{1C}", exit: Int32(131)),
  ])
  func `a key that interrupts ends the question with the echo restored`(
    key: String, exit: Int32
  ) async throws {
    try await interrupted(exit: exit) { $0.type(key) }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal ends the question with the echo restored`(signal: Int32) async throws {
    try await interrupted(exit: 128 + signal) { $0.send(signal) }
  }

  private func interrupted(exit: Int32, by act: (PseudoTerminal) -> Void) async throws {
    try await TemporaryHome.lend { home in
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--store", "abc123", "--api-url", home.sandbox.baseURL)
      try await terminal.expectHiddenQuestion("Access token (not shown): ")
      terminal.type("half-a-token")
      // The system decides what to show after the write has returned.
      try await Task.sleep(for: .milliseconds(100))
      act(terminal)
      #expect(try await terminal.end() == exit)
      #expect(terminal.echoes)
      #expect(!terminal.screen.contains("half-a-token"))
      #expect(home.sandbox.requestCount == 0)
      #expect(try await home.bash("find .local .config 2>/dev/null").stdout == "")
    }
  }

  @Test func `a question that an interrupt ends while it may be seen leaves nothing behind`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let terminal = try home.terminal("connect", "bigcommerce", "acme", "--offline")
      try await terminal.expect("Store hash or API path: ")
      terminal.type("\u{03}")
      #expect(try await terminal.end() == 130)
      #expect(terminal.echoes)
    }
  }

  @Test func `the end of input ends the question with an error of its own`() async throws {
    try await TemporaryHome.lend { home in
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--store", "abc123", "--offline")
      try await terminal.expectHiddenQuestion("Access token (not shown): ")
      terminal.type("\u{04}")
      #expect(try await terminal.end() == 77)
      #expect(terminal.echoes)
      #expect(terminal.screen.contains("authpipe: error: "))
      #expect(!terminal.screen.contains("did not foresee"))
    }
  }
}
