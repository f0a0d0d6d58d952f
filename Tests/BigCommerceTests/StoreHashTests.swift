import Testing

@testable import BigCommerce

@Suite struct StoreHashTests {
  @Test(arguments: [
    "abc123", "ABC123", "{abc123}", "store-abc123", " abc123\t", "abc123\r\n", "stores/abc123",
    "/stores/abc123/v3/", "store-abc123.mybigcommerce.com", "store-abc123-2.mybigcommerce.com",
    "STORE-ABC123.MyBigCommerce.com", "https://store-abc123.mybigcommerce.com",
    "https://store-abc123.mybigcommerce.com/manage/settings?a=1#/b",
    "https://store-abc123-12.mybigcommerce.com/", "HTTPS://API.BigCommerce.com/stores/abc123/v3/",
    "https://api.bigcommerce.com/stores/abc123/v3/", "https://api.bigcommerce.com/stores/abc123/v3",
    "https://api.bigcommerce.com/stores/abc123/v2/", "https://api.bigcommerce.com/stores/abc123/v2",
    "https://api.bigcommerce.com/stores/abc123/", "https://api.bigcommerce.com/stores/abc123",
    "api.bigcommerce.com/stores/abc123/v3/",
  ])
  func `every spelling people paste names the same store`(text: String) throws {
    #expect(try StoreHash(normalizing: text).text == "abc123")
  }

  @Test(arguments: [
    "http://api.bigcommerce.com/stores/abc123/v3/",
    "https://api.bigcommerce.com@evil.example/stores/abc123/v3/",
    "https://api.bigcommerce.com:x@evil.example/stores/abc123/v3/",
    "https://user@api.bigcommerce.com/stores/abc123/v3/",
    "https://user:pass@api.bigcommerce.com/stores/abc123/v3/",
    "https://api.bigcommerce.com:443/stores/abc123/v3/",
    "https://api.bigcommerce.com:8443/stores/abc123/v3/",
    "https://api.bigcommerce.com\\@evil.example/stores/abc123/v3/",
    "https://evil.example\\api.bigcommerce.com/stores/abc123/v3/",
    "https://evil.example/api.bigcommerce.com/stores/abc123/v3/",
    "https://evil.example#api.bigcommerce.com/stores/abc123/v3/",
    "https://evil.example?api.bigcommerce.com/stores/abc123/v3/",
    "https://api.bigcommerce.com./stores/abc123/v3/",
    "https://api.bigcommerce.com.evil.example/stores/abc123/v3/",
    "https://api.bigcommerce.com%2eevil.example/stores/abc123/v3/",
    "https://api%2ebigcommerce.com/stores/abc123/v3/",
    "https://apì.bigcommerce.com/stores/abc123/v3/",
    "https://api.bіgcommerce.com/stores/abc123/v3/",
    "https://api.bigcommerce。com/stores/abc123/v3/",
    "https://xn--api-bigcommerce.com/stores/abc123/v3/",
    "https://api-bigcommerce.com/stores/abc123/v3/",
    "https://api.bigcommerce.co/stores/abc123/v3/",
    "https://api.bigcommerce.com\u{0}.evil.example/stores/abc123/v3/",
    "https://api.bigcommerce.com\t/stores/abc123/v3/",
    "https:///api.bigcommerce.com/stores/abc123/v3/",
    "https://https://api.bigcommerce.com/stores/abc123/v3/",
    "ftp://api.bigcommerce.com/stores/abc123/v3/",
    "javascript://api.bigcommerce.com/stores/abc123/v3/",
    "http://store-abc123.mybigcommerce.com/manage",
    "https://store-abc123.mybigcommerce.com.evil.example/manage",
    "https://store-abc123.mybigcommerce.com./manage",
    "https://store-abc123.mybigcommerce.com:443/manage",
    "https://store-abc123.mybigcommerce.com@evil.example/",
    "https://evil.example.store-abc123.mybigcommerce.com/",
    "https://evilstore-abc123.mybigcommerce.com/", "https://store-.mybigcommerce.com/",
    "https://store-abc123-x.mybigcommerce.com/", "https://store-abc123-1-2.mybigcommerce.com/",
    "https://mybigcommerce.com/", "https://shop.example/", "shop.example", "abc123.",
    "store-abc123.mybigcommerce.org", "evil.example/stores/abc123",
  ])
  func `a URL of any other host is refused`(text: String) {
    #expect(throws: StoreHash.Fault.foreignHost) { try StoreHash(normalizing: text) }
  }

  @Test(arguments: [
    "abc 123", "abc-123", "store-", "store-abc123-x", "{}", "{abc123", "{store-abc123}", "a:b",
    "user@abc123", "abc%31", "abc\\123", "abc\u{212A}", "аbc123", "stores/", "stores//abc123",
    "//stores/abc123", "stores/abc123/v4/", "stores/abc123/v3//", "stores/abc123/v3/../v2",
    "stores/abc123/v3/time", "stores/abc%31/v3", "stores/abc123?x", "stores/..", "shops/abc123",
    "https://api.bigcommerce.com", "https://api.bigcommerce.com/",
    "https://api.bigcommerce.com//stores/abc123", "https://api.bigcommerce.com/stores/abc123#x",
    "https://api.bigcommerce.com/stores/abc%31/v3", "https://api.bigcommerce.com?stores/abc123",
    "https://store-abc123.mybigcommerce.com/%2e%2e", "https://store-abc123.mybigcommerce.com/\\x",
    String(repeating: "a", count: 65), String(repeating: "a", count: 100_000),
  ])
  func `what is not literally a known form is not a hash`(text: String) {
    #expect(throws: StoreHash.Fault.notAHash) {
      try StoreHash(normalizing: text)
    }
  }

  @Test(arguments: ["", " ", "\t\r\n"])
  func `nothing at all is empty`(text: String) {
    #expect(throws: StoreHash.Fault.empty) { try StoreHash(normalizing: text) }
  }

  @Test(arguments: [
    "https://api.bigcommerce.com/accounts/00000000-0000-4000-8000-000000000001/graphql",
    "https://api.bigcommerce.com/accounts/00000000-0000-4000-8000-000000000001/",
    "accounts/00000000-0000-4000-8000-000000000001",
  ])
  func `an account's path is told from a store's`(text: String) {
    #expect(throws: StoreHash.Fault.accountLevelPath) { try StoreHash(normalizing: text) }
  }

  @Test(arguments: [
    ("abc", true), ("abcd", false), ("a1b2c3d4e5f6g7h8", false), ("a1b2c3d4e5f6g7h8i", true),
  ])
  func `a hash of an unseen length is unusual and still a hash`(text: String, unusual: Bool) throws
  {
    #expect(try StoreHash(normalizing: text).looksUnusual == unusual)
  }
}
