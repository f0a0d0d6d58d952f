import BigCommerceSandbox
import Foundation
import Testing

@Suite struct TokenTests {
  @Test func `a token is minted once, and printed without the network from then on`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let first = try await home.bash("authpipe token acme --cors https://shop.example")
      let minted = try #require(home.minted.first)
      #expect(first == Outcome(stdout: minted.value + "\n"))
      #expect(minted.kind == "storefront" && minted.channels == [1])
      #expect(minted.origins == ["https://shop.example"])
      #expect((3_590...3_600).contains(minted.expiresAt - minted.mintedAt))
      await home.sandbox.stop()
      try await home.bash("mkdir alone; cp \(BuiltPrograms.authpipe) alone")
      for program in ["authpipe", "alone/authpipe"] {
        let again = try await home.bash("\(program) token acme --cors https://SHOP.example/")
        #expect(again == first)
      }
      #expect(home.minted.count == 1)
    }
  }

  @Test func `with nothing but a name it answers as with options that change nothing`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash("authpipe token acme").exit == 0)
      for word in ["acme", "acme/default", "bigcommerce:acme", "acm", "help", "/acme", "é"] {
        let plain = try await home.bash("authpipe token \(word)")
        for options in ["--no-color", "--no-input", "--kind storefront --ttl 1h --channel 1"] {
          #expect(try await home.bash("authpipe token \(word) \(options)") == plain, "\(word)")
        }
      }
      #expect(home.minted.count == 1)
    }
  }

  @Test func `each kind is another token, and says what it may do`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      for (options, kind, json) in [
        ("", "storefront", #""kind":"storefront","lifetime":3600"#),
        ("--kind private", "private", #""scopes":["Unauthenticated"],"serverUse":true"#),
        (
          "--kind private --scopes Customer,B2B --channel 2,1 --ttl 10m", "private",
          #""channels":[1,2]"#
        ),
        ("--kind impersonation --channel 1 --channel 2", "impersonation", #""serverUse":true"#),
      ] {
        let printed = try await home.bash("authpipe token acme \(options) --json 2>words")
        let minted = try #require(home.minted.last)
        #expect(printed.exit == 0 && minted.kind == kind)
        #expect(printed.stdout.contains(json), "\(printed.stdout)")
        #expect(printed.stdout.contains(#""value":"\#(minted.value)""#))
        let words = try await home.bash("cat words").stdout
        #expect(words.contains("no server use a storefront token") == (kind == "storefront"))
        #expect(try await home.bash("authpipe token acme \(options)").stdout == minted.value + "\n")
      }
      #expect(home.minted.count == 4)
      #expect(try await home.bash("authpipe vault verify").exit == 0)
      let log = try await home.bash("authpipe log acme --json").stdout
      #expect(log.components(separatedBy: #""action":"token-minted""#).count == 5)
      #expect(home.minted.allSatisfy { !log.contains($0.value) })
      // In no file either, raw.
      for token in home.minted {
        #expect(try await home.bash("grep -r -F '\(token.value)' . ").exit == 1)
      }
    }
  }

  @Test func `a connection may have a command's name`() async throws {
    try await TemporaryHome.lend { home in
      for name in ["list", "revoke", "print"] {
        try await home.connect(name)
        let full = try await home.bash("authpipe token bigcommerce:\(name) 2>/dev/null")
        #expect(full.exit == 0 && full.stdout == home.minted.last!.value + "\n")
        #expect(try await home.bash("authpipe token print \(name)").stdout == full.stdout)
      }
      #expect(home.minted.count == 3)
    }
  }

  @Test func `what cannot be kept is not minted`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        "authpipe token acme 2>/dev/null; chmod 500 .local/share/authpipe; chmod 400 $vault")
      try await home.giveToNobody()
      let kept = try await home.bash("$nobody authpipe token acme")
      #expect(kept == Outcome(stdout: home.minted[0].value + "\n"))
      let other = try await home.bash("$nobody authpipe token acme --ttl 2h")
      #expect(other.exit == 78 && other.stdout.isEmpty)
      #expect(home.minted.count == 1)
    }
  }

  @Test func `of a connection whose reads are noted, a token's is as well`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("authpipe set acme --audit-reads")
      for _ in 1...2 { #expect(try await home.bash("authpipe token acme").exit == 0) }
      let log = try await home.bash("authpipe log acme").stdout
      #expect(log.components(separatedBy: "handed-out").count == 3)
      #expect(log.components(separatedBy: "storefront token ").count == 4)
      try await home.bash("chmod 500 .local/share/authpipe; chmod 400 $vault")
      try await home.giveToNobody()
      let unnoted = try await home.bash("$nobody authpipe token acme")
      #expect(unnoted.exit == 78 && unnoted.stdout.isEmpty)
      #expect(unnoted.stderr.contains("it was not handed out"))
    }
  }

  @Test func `a passphrase is asked for once`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      let terminal = try home.terminal("token", "acme", "--cors", "https://a.example")
      try await terminal.expectHiddenQuestion("Passphrase for")
      terminal.type(TemporaryHome.passphrase + "\n")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.components(separatedBy: "(not shown)").count == 2)
      #expect(terminal.screen.contains(home.minted[0].value))
    }
  }

  @Test(arguments: [
    ("--kind other", "--kind takes storefront, private or impersonation"),
    ("--channel 0", "--channel takes numbers"), ("--channel 1,x", "--channel takes numbers"),
    ("--cors shop.example", "--cors takes a web origin"),
    ("--cors https://a.b,https://c.d,https://e.f", "at most 2 origins"),
    ("--kind private --cors https://a.b", "--cors is for storefront tokens alone"),
    ("--scopes Customer", "--scopes is for private tokens alone"),
    ("--kind private --scopes Everything", "--scopes takes Unauthenticated, Customer, B2B"),
    ("--ttl 5s", "--ttl takes ten seconds to thirty days"), ("--ttl 1", "--ttl takes a length"),
  ])
  func `options that make no sense are refused`(options: String, words: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("authpipe token acme \(options)")
      #expect(outcome.exit == 64 && outcome.stderr.contains(words))
      #expect(home.minted.isEmpty)
    }
  }
}
