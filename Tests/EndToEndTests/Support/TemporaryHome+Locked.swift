import BigCommerceSandbox
import Foundation
import Testing

extension TemporaryHome {
  static let passphrase = "correct horse  bättery"

  /// Lends a home with a vault and a connection in it, whose key lies in `k`; what was unlocked
  /// meanwhile is locked afterwards.
  static func lendWithKeyAway(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await lend { home in
      try await home.connect("acme")
      try await home.bash("mv $key k")
      try await body(home)
      try await home.authpipe("vault", "lock")
    }
  }

  /// Lends a home with a vault that a passphrase alone opens, and a connection in it.
  static func lendWithPassphrase(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await lend { home in
      let made = try await home.bash(
        "authpipe vault init --from -", input: passphrase + "\n")
      #expect(made.exit == 0, "\(made.stderr)")
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--api-url", home.sandbox.baseURL, "--from",
        home.credentialsFile())
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(passphrase + "\n")
      try await terminal.expect("in the clear? [y/N] ")
      terminal.type("\n")
      #expect(try await terminal.end() == 0)
      try await body(home)
      try await home.authpipe("vault", "lock")
    }
  }
}
