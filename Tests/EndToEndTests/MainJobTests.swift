import BigCommerceSandbox
import Testing

@Suite struct MainJobTests {
  @Test func `a credential is connected, fetched, checked, rotated, and found revoked`()
    async throws
  {
    try await TemporaryHome.lend { home in
      #expect(try await home.connect("acme").exit == 0)
      #expect(try await home.authpipe("get", "acme") == Outcome(stdout: home.token() + "\n"))
      #expect(try await home.authpipe("check").exit == 0)

      let file = try home.addAccount()
      #expect(try await home.authpipe("rotate", "acme", "--from", file).exit == 0)
      #expect(
        try await home.authpipe("get", "acme") == Outcome(stdout: home.token(account: 2) + "\n"))

      try home.sandbox.revoke(account: 2, of: "abc123")
      #expect(try await home.authpipe("check", "acme").exit == 2)
      let refused = try await home.authpipe("get", "acme")
      #expect(refused.exit == 2 && refused.stdout.isEmpty)
      #expect(
        try await home.authpipe("get", "acme", "--allow-unhealthy").stdout == home.token(account: 2)
          + "\n")

      #expect(try await home.authpipe("disconnect", "acme", "--yes").exit == 0)
      #expect(try await home.authpipe("get", "acme").exit == 1)
      #expect(try await home.connect("acme").exit == 0)
    }
  }
}
