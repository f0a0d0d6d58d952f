import BigCommerceSandbox
import Foundation
import Testing

@Suite struct TokenRevokeTests {
  private static let fingerprints = """
    authpipe token list acme --json | grep -oE '"fingerprint":"[0-9a-f]+"' | cut -d'"' -f4
    """

  private func mint(_ home: TemporaryHome) async throws -> [String] {
    try await home.connect("acme")
    for options in ["", "--kind private", "--kind impersonation"] {
      #expect(try await home.bash("authpipe token acme \(options)").exit == 0)
    }
    return try await home.bash(Self.fingerprints).stdout.split(separator: "\n").map(String.init)
  }

  @Test func `a token is revoked by its name, and another minted when one is wanted`() async throws
  {
    try await TemporaryHome.lend { home in
      let names = try await mint(home)
      #expect(Set(names).count == 3 && names.allSatisfy { $0.count == 16 })
      let revoked = try await home.bash("authpipe token revoke acme \(names[1].prefix(8)) --yes")
      #expect(revoked == Outcome(stderr: "authpipe: revoked private token \(names[1]) of 'acme'\n"))
      #expect(home.minted.map(\.isRevoked) == [false, true, false])
      #expect(try await home.bash(Self.fingerprints).stdout == "\(names[0])\n\(names[2])\n")
      let next = try await home.bash("authpipe token acme --kind private")
      #expect(next.stdout == home.minted[3].value + "\n")
      #expect(try await home.bash("authpipe token revoke acme --all --yes --json").exit == 0)
      #expect(home.minted.allSatisfy { $0.isRevoked })
      let nothing = try await home.bash("authpipe token list acme")
      #expect(nothing == Outcome(stderr: "authpipe: there are no tokens of 'acme'\n"))
      #expect(try await home.bash("authpipe vault verify").exit == 0)
      let log = try await home.bash("authpipe log acme").stdout
      #expect(log.contains("token-revoked") && log.contains("token-forgotten"))
    }
  }

  @Test func `what could not be revoked is handed out no more, and can be tried again`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let names = try await mint(home)
      try home.sandbox.suspend("abc123")
      let failed = try await home.bash("authpipe token revoke acme \(names[0]) --yes")
      #expect(failed.exit == 3)
      #expect(failed.stderr.contains("what is not revoked is handed out no more"))
      #expect(try await home.bash("authpipe token list acme").stdout.contains("revoking"))
      #expect(try await home.bash("authpipe token acme").exit == 3)
      try home.sandbox.restore("abc123")
      let next = try await home.bash("authpipe token acme 2>/dev/null")
      #expect(next.stdout == home.minted[3].value + "\n")
      #expect(try await home.bash("authpipe token revoke acme \(names[0]) --yes").exit == 0)
      #expect(home.minted.map(\.isRevoked) == [true, false, false, false])
      // Without the scope for the kind nothing is revoked either.
      try home.sandbox.withdraw(
        scope: "store_storefront_api_customer_impersonation", of: "abc123")
      let refused = try await home.bash("authpipe token revoke acme \(names[2]) --yes")
      #expect(refused.exit == 1)
      #expect(refused.stderr.contains("store_storefront_api_customer_impersonation"))
    }
  }

  @Test func `it is asked for, and said which, before anything is done`() async throws {
    try await TemporaryHome.lend { home in
      let names = try await mint(home)
      for (options, exit) in [
        ("", 64), ("--all \(names[0])", 64), (names[0], 77), ("abc --yes", 1),
        ("ffffffff0 --yes", 1),
      ] as [(String, Int32)] {
        #expect(try await home.bash("authpipe token revoke acme \(options)").exit == exit)
      }
      let rehearsal = try await home.bash("authpipe token revoke acme --all --dry-run")
      #expect(rehearsal.exit == 0)
      #expect(rehearsal.stderr.contains("to be revoked: impersonation token \(names[2])"))
      let terminal = try home.terminal("token", "revoke", "acme", "--all")
      try await terminal.expect("Type the connection's name to revoke 3 tokens of it: ")
      terminal.type("other\n")
      #expect(try await terminal.end() == 1)
      #expect(home.minted.allSatisfy { !$0.isRevoked })
      let gone = try await home.bash("authpipe disconnect acme --yes")
      #expect(gone.exit == 0 && gone.stderr.contains("3 tokens minted with it may live on"))
    }
  }
}
