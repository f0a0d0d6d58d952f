import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct TokenRecipeTests {
  private func recipe(
    _ kind: TokenKind = .storefront, channels: [Int] = [], origins: [String] = [],
    scopes: [String] = [], lifetime: Int64 = 3_600
  ) throws(TokenRecipe.Fault) -> TokenRecipe {
    try TokenRecipe(
      checking: kind, channels: channels, origins: origins, scopes: scopes, lifetime: lifetime)
  }

  @Test func `what nobody says is the least`() throws {
    #expect(
      try recipe() == TokenRecipe(kind: .storefront, channels: [1], lifetime: 3_600))
    #expect(try recipe(.private).scopes == ["Unauthenticated"])
    #expect(try recipe(.impersonation).scopes == [])
  }

  @Test func `the order in which something is said makes no other token`() throws {
    let one = try recipe(
      channels: [2, 1, 2], origins: ["https://B.example/", "https://a.example:443"])
    let other = try recipe(
      channels: [1, 2], origins: ["https://a.example", "https://b.example"])
    #expect(one == other && one.text == other.text)
    let few = try recipe(.private, scopes: ["Customer", "B2B"])
    let many = try recipe(.private, scopes: ["B2B", "Customer", "B2B"])
    #expect(few == many)
  }

  @Test func `what cannot be had is refused`() throws {
    #expect(throws: TokenRecipe.Fault.channelMalformed) { try recipe(channels: [0]) }
    #expect(throws: TokenRecipe.Fault.tooManyChannels(limit: 50)) {
      try recipe(channels: Array(1...51))
    }
    #expect(throws: TokenRecipe.Fault.originsOfOtherKind) {
      try recipe(.private, origins: ["https://a.example"])
    }
    #expect(throws: TokenRecipe.Fault.tooManyOrigins(limit: 2)) {
      try recipe(origins: ["https://a.b", "https://b.b", "https://c.b"])
    }
    #expect(throws: TokenRecipe.Fault.scopesOfOtherKind) { try recipe(scopes: ["Customer"]) }
    #expect(throws: TokenRecipe.Fault.scopeUnknown) { try recipe(.private, scopes: ["customer"]) }
    for lifetime in [Int64.min, 0, 9, 2_592_001, .max] {
      #expect(throws: TokenRecipe.Fault.lifetimeOutOfRange) { try recipe(lifetime: lifetime) }
    }
  }

  @Test(arguments: [
    ("https://shop.example", "https://shop.example"),
    ("HTTPS://Shop.Example/", "https://shop.example"),
    ("http://localhost:3000", "http://localhost:3000"), ("http://a.b:80", "http://a.b"),
    ("https://a.b:80", "https://a.b:80"),
    ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
  ])
  func `an origin is written as browsers send it`(written: String, text: String) {
    #expect(WebOrigin(parsing: written)?.text == text)
  }

  @Test(arguments: [
    "", "*", "shop.example", "ftp://a.b", "https://", "https://a.b/c", "https://a.b//",
    "https://a.b?c", "https://a.b#c", "https://u@a.b", "https://a.b:", "https://a.b:0",
    "https://a.b:65536", "https://a.b:+1", "https://a.b:080", "https://*.a.b", "https://a..b",
    "https://-a.b", "https://bücher.example", "https://a b", "https://a.b\n", "null",
    "https://\(String(repeating: "a", count: 64)).b",
  ])
  func `what is no origin is refused`(written: String) {
    #expect(WebOrigin(parsing: written) == nil)
  }

  @Test func `servers may use storefront tokens by the rule of 2026`() {
    let (june, july): (Int64, Int64) = (1_782_863_999, 1_782_864_000)
    #expect(ServerUse.isAllowed(.storefront, mintedAt: june, at: july))
    #expect(!ServerUse.isAllowed(.storefront, mintedAt: july, at: july))
    #expect(ServerUse.isAllowed(.storefront, mintedAt: june, at: 1_806_537_599))
    #expect(!ServerUse.isAllowed(.storefront, mintedAt: june, at: 1_806_537_600))
    #expect(ServerUse.isAllowed(.private, mintedAt: july, at: 1_806_537_600))
    #expect(ServerUse.isAllowed(.impersonation, mintedAt: july, at: 1_806_537_600))
  }
}
