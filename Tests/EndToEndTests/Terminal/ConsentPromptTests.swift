import BigCommerceSandbox
import Foundation
import Testing

/// A merchant's consent on a terminal: the address that the browser was sent to is pasted.
@Suite struct ConsentPromptTests {
  private static let redirectURI = "https://app.example/auth"
  private static let question = "Address that the browser was sent to (not shown): "

  /// Lends a home in which the app `shop` is stored, and how its client ID reads in the sandbox.
  private func lend(_ body: (TemporaryHome, SandboxApp) async throws -> Void) async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      let app = home.sandbox.addApp(redirectURI: Self.redirectURI)
      let file = "\(home.path)/app"
      try Data(app.file.utf8).write(to: URL(filePath: file))
      let added = try await home.authpipe(
        "app", "add", "bigcommerce", "shop", "--from", file, "--redirect-uri", Self.redirectURI,
        "--scopes", "store_v2_default,store_v2_information", "--login-url", home.sandbox.baseURL)
      #expect(added.exit == 0)
      try await body(home, app)
    }
  }

  /// The address that a browser is sent to which opens what `terminal` shows, and agrees.
  private func agree(
    on terminal: PseudoTerminal, in home: TemporaryHome
  ) async throws -> String {
    let shown = terminal.screen.split(whereSeparator: \.isNewline).first { $0.hasPrefix("http") }
    let link = try #require(shown)
    return try await home.bash(
      "curl -s -o /dev/null -w '%{redirect_url}' \"$link\"", environment: ["link": String(link)]
    ).stdout
  }

  @Test func `what is pasted is not shown, and connects`() async throws {
    try await lend { home, app in
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--oauth", "--app", "shop", "--store", "abc123")
      try await terminal.expectHiddenQuestion(Self.question)
      let address = try await agree(on: terminal, in: home)
      // Somebody else's comes first, and counts for nothing.
      terminal.type("\(Self.redirectURI)?code=forged&context=stores/abc123&state=guess\n")
      try await terminal.expect("not this one: that belongs to another flow")
      try await terminal.expectHiddenQuestion(Self.question)
      terminal.type("\(address)\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.echoes)
      #expect(terminal.screen.contains("connected 'acme' to store abc123 of a sandbox: healthy"))
      let code = try #require(
        URLComponents(string: address)?.queryItems?.first { $0.name == "code" }?.value)
      #expect(!terminal.screen.contains(code) && !terminal.screen.contains(app.clientSecret))
      let token = try await home.authpipe("get", "acme").stdout
      #expect(!token.isEmpty && !terminal.screen.contains(token.dropLast()))
    }
  }

  @Test(arguments: [("def456", Int32(0)), ("abc123", 1), ("", 1)])
  func `a store that the merchant chose is typed before anything is stored`(
    _ typed: String, _ exit: Int32
  ) async throws {
    try await lend { home, app in
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--oauth", "--app", "shop", "--install-link")
      try await terminal.expectHiddenQuestion(Self.question)
      terminal.type("\(try home.sandbox.install(app.clientID, in: "def456"))\n")
      try await terminal.expect("The callback is for store def456; type its hash to go on: ")
      #expect(terminal.echoes)
      terminal.type("\(typed)\n")
      #expect(try await terminal.end() == exit)
      let stored = try await home.authpipe("list", "--json").stdout
      #expect(stored.contains("def456") == (exit == 0))
    }
  }

  @Test func `a listened-for store that was not confirmed ends nothing, and no browser is opened`()
    async throws
  {
    try await lend { home, app in
      let port = try await home.bash(
        "python3 -c 'import socket; s = socket.socket(); s.bind((\"127.0.0.1\", 0)); print(s.getsockname()[1])'"
      ).stdout.trimmingCharacters(in: .whitespacesAndNewlines)
      // Stands for the desktop's own.
      try await home.bash(
        "mkdir bin && printf '#!/bin/sh\\necho \"$*\" >\(home.path)/opened\\n' >bin/xdg-open && chmod +x bin/xdg-open"
      )
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--oauth", "--app", "shop", "--install-link",
        "--listen", "127.0.0.1:\(port)",
        environment: [
          "DISPLAY": ":99", "PATH": "\(home.path)/bin:\(home.environment["PATH"] ?? "")",
        ])
      try await terminal.expect("listening on")
      for (store, answer) in [("def456", "no"), ("abc123", "abc123")] {
        let address = try home.sandbox.install(app.clientID, in: store)
        let query = try #require(address.split(separator: "?").last)
        async let status = home.bash(
          "curl -s -o /dev/null -w '%{http_code}' -H 'Host: app.example' \"http://127.0.0.1:\(port)/auth?$query\"",
          environment: ["query": String(query)]
        ).stdout
        try await terminal.expect("The callback is for store \(store); type its hash to go on: ")
        terminal.type("\(answer)\n")
        #expect(try await status == (answer == "no" ? "400" : "200"))
      }
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains("connected 'acme' to store abc123"))
      #expect(!FileManager.default.fileExists(atPath: "\(home.path)/opened"))
    }
  }
}
