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

  private func place(_ name: String, in home: TemporaryHome) throws -> String {
    let path = "\(home.path)/\(name)"
    let fixture = "\(BuiltPrograms.sources)/Tests/Fixtures/\(name)"
    try Data(contentsOf: URL(fileURLWithPath: fixture)).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }
}
