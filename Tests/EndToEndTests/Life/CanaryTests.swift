import BigCommerceSandbox
import Foundation
import Testing

@Suite struct CanaryTests {
  @Test func `a whole life leaves no secret in any file and in no words but those of get`()
    async throws
  {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      _ = try home.addAccount()
      let webhook = "whsec-\(UUID().uuidString)"
      let accounts = [home.account(1), home.account(2), home.account(of: "def456")]
      let key = "AUTHPIPE-KEY-1"
      let secrets = Secrets(Secrets(of: accounts).values + [webhook])
      let life = try await home.bash(
        """
        second=Downloads/BigCommerceAPI-credentials-def456.txt
        authpipe connect bigcommerce acme --api-url $url --from $file --label env=live
        authpipe connect bigcommerce acme/two --api-url $url --from $second --json
        authpipe connect bigcommerce gone --offline --api-url $url --from - <$second
        authpipe set acme webhook_secret --from -
        for how in '' --json; do
          authpipe list $how; authpipe show acme $how; authpipe check $how
        done
        authpipe api acme v2/store --include
        authpipe api acme v3/hooks -d @$file
        authpipe rotate acme --from Downloads/abc123-2/*-2.txt --json
        authpipe disconnect gone --yes
        authpipe connect bigcommerce acme --api-url $url --from $file
        authpipe rotate acme --from $second
        authpipe connect bigcommerce acme \(home.token())
        authpipe get acme --from \(home.token())
        authpipe \(home.token())
        authpipe set acme access_token --from $file
        """, input: webhook)
      #expect(secrets.found(in: life.stdout + life.stderr) == [])
      #expect(!(life.stdout + life.stderr).contains(key))

      // The downloads show that what is looked for would be found.
      let holders = try secrets.files(under: home.path, except: "-")
      #expect(holders.count > 3 && holders.allSatisfy { $0.hasPrefix(home.downloads) })
      #expect(
        try Secrets([key]).files(under: home.path, except: home.downloads) == [home.keyFile])
      let got = try await home.authpipe("get", "acme", "--json").stdout
      #expect(Set(secrets.found(in: got)) == Set([webhook] + Secrets(of: [accounts[1]]).values))
    }
  }
}
