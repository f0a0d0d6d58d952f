import Foundation
import Testing

/// A vault of every table layout is kept, and opens for ever.
@Suite struct FixtureVaultTests {
  @Test(arguments: [1])
  func `a vault of an earlier layout still opens`(layout: Int) async throws {
    try await TemporaryHome.lend { home in
      let vault = try place("vault-layout-\(layout).sqlite", in: home)
      let key = try place("vault-layout-\(layout).key", in: home)
      let files = ["AUTHPIPE_VAULT": vault, "AUTHPIPE_KEY_FILE": key]

      let list = try await home.authpipe("list", "--json", environment: files)
      #expect(list.exit == 0)
      for name in ["acme", "acme/user_123", "other"] {
        #expect(list.stdout.contains("\"connection\":\"\(name)\""))
      }
      #expect(!list.stdout.contains("gone"))
      #expect(
        try await home.authpipe("get", "acme", environment: files)
          == Outcome(stdout: "fixturetokenacme000000000000001\n"))
      #expect(
        try await home.authpipe("get", "acme", "webhook_secret", environment: files)
          == Outcome(stdout: "whsec_fixture\n"))
      #expect(
        try await home.authpipe("set", "acme/user_123", "--label", "a=b", environment: files).exit
          == 0)
    }
  }

  @Test func `a vault of the first trail still opens with every kind of slot, and is whole`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let vault = try place("vault-trail-1.sqlite", in: home)
      let token = "fixturetokenacme000000000000001\n"
      for kind in ["key", "recovery"] {
        let key = try place("vault-trail-1.\(kind)", in: home)
        let files = ["AUTHPIPE_VAULT": vault, "AUTHPIPE_KEY_FILE": key]
        #expect(
          try await home.authpipe("get", "acme", environment: files) == Outcome(stdout: token))
        let verified = try await home.authpipe("vault", "verify", environment: files)
        #expect(verified.stdout.hasSuffix("13 events; all whole\n"))
        let log = try await home.authpipe("log", "acme/user_123", environment: files)
        #expect(log.exit == 0 && log.stdout.contains("handed-out"))
      }
      let passphrase = try String(
        contentsOfFile: place("vault-trail-1.passphrase", in: home), encoding: .utf8)
      let terminal = try home.terminal("get", "acme", environment: ["AUTHPIPE_VAULT": vault])
      try await terminal.expectHiddenQuestion("Passphrase or recovery key for")
      terminal.type(passphrase)
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains("fixturetokenacme000000000000001"))

      let key = try place("vault-trail-1.key", in: home)
      let files = ["AUTHPIPE_VAULT": vault, "AUTHPIPE_KEY_FILE": key]
      #expect(
        try await home.authpipe("set", "other", "--label", "a=b", environment: files).exit == 0)
    }
  }

  private func place(_ name: String, in home: TemporaryHome) throws -> String {
    let path = "\(home.path)/\(name)"
    let fixture = "\(BuiltPrograms.sources)/Tests/Fixtures/\(name)"
    try Data(contentsOf: URL(fileURLWithPath: fixture)).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }
}
