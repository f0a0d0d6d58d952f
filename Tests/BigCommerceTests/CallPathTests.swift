import Testing

@testable import BigCommerce

@Suite struct CallPathTests {
  private let hash = try! StoreHash(normalizing: "abc123")

  @Test(arguments: [
    ("/v3/catalog/products?limit=5", "v3/catalog/products?limit=5"),
    ("v2/store", "v2/store"),
    ("/stores/abc123/v3/hooks", "v3/hooks"),
    ("stores/ABC123/v2/time", "v2/time"),
    ("v3/catalog/products/1/", "v3/catalog/products/1/"),
    ("v3/customers?email:in=a@b.example,c%2Bd@e.example", nil),
    ("v2/orders?min_date_created=2026-01-01T00:00:00%2B00:00&x=../..", nil),
    ("v3/redirects?keyword=%2Fold%2e%00%25&u=https://x.example//y?z", nil),
    ("v3/a?", nil), ("v3/a.b/..c/d..", nil), ("v3/x:y/z", nil), ("v3/caf%C3%A9", nil),
  ]) func `a path of the store's API is one`(_ text: String, _ expected: String?) throws {
    #expect(try CallPath(parsing: text, of: hash).text == expected ?? text)
  }

  @Test(arguments: [
    ("", CallPath.Fault.empty),
    ("https://api.bigcommerce.com/stores/abc123/v2/store", .absolute),
    ("https://evil.example/v2/store", .absolute), ("HTTP:v2/store", .absolute),
    ("//evil.example/v2/store", .absolute), ("file:///etc/passwd", .absolute),
    ("javascript:alert(1)", .absolute), ("evil.example:443/v2/store", .absolute),
    ("user:pass@evil.example/v2", .absolute),
    ("/stores/def456/v2/store", .otherStore), ("stores", .otherStore),
    ("stores/", .otherStore), ("stores/abc123x/v2/store", .otherStore),
    ("stores/%61bc123/v2/store", .otherStore),
    ("v2/../../def456/v2/store", .climbs), ("v2/..", .climbs), ("../v2/store", .climbs),
    ("v2/./store", .climbs), ("v2//store", .climbs), ("v2/store//", .climbs), ("/", .climbs),
    ("v2/%2e%2e/x", .climbs), ("v2/%2E./x", .climbs), ("v2/.%2e/x", .climbs),
    ("v2/%252e%252e/x", .climbs), ("v2/a%2fb", .climbs), ("v2/a%2F..%2Fb", .climbs),
    ("v2/a%5cb", .climbs), ("v2/..%3Bx/y", .climbs), ("v2/a%3bb", .climbs), ("v2/a%3Fb", .climbs),
    ("v2/a%23b", .climbs), ("v2/a%00", .climbs), ("v2/a%0d%0aX:y", .climbs), ("v2/..;/x", .climbs),
    ("v2/;x/y", .climbs), ("stores/abc123/../def456/v2/store", .climbs),
    ("v2/store#x", .fragment), ("v2/store?a#b", .fragment),
    ("v1/store", .notOfAPI), ("v2", .notOfAPI), ("v2/", .notOfAPI), ("store", .notOfAPI),
    ("evil.example/v2/store", .notOfAPI), ("V2/store", .notOfAPI), ("@evil.example", .notOfAPI),
    ("stores/abc123", .notOfAPI), ("accounts/x/v2", .notOfAPI), ("?v2/store", .notOfAPI),
    ("v2\\store", .character), ("\\\\evil.example\\v2", .character), ("v2/a b", .character),
    ("v2/a\nb", .character), ("v2/a\r\nX-Auth-Token: y", .character), ("v2/\u{0}", .character),
    ("v2/caf\u{e9}", .character), ("v2/\u{2025}/x", .character), ("v2/%", .character),
    ("v2/%4", .character), ("v2/%zz", .character), ("v2/a%4?b", .character),
    ("v2/\"", .character), ("v2/<x>", .character), ("v2/{x}", .character), ("v2/[x]", .character),
    ("v2/x?a=%g0", .character), ("v2/x|y", .character),
    ("v2/" + String(repeating: "a", count: 8_190), .tooLong(limit: 8_192)),
  ]) func `what could lead elsewhere is refused`(_ text: String, _ fault: CallPath.Fault) {
    #expect(throws: fault) { try CallPath(parsing: text, of: hash) }
  }

  @Test(arguments: [
    ("v2/orders", nil, "v2/orders?page=2"), ("v2/orders?limit=5", nil, "v2/orders?limit=5&page=2"),
    ("v2/orders?page=7&limit=5", 7, "v2/orders?limit=5&page=2"),
    ("v2/orders?page=x", nil, "v2/orders?page=2"),
    ("v2/orders?page=3&page=4", 4, "v2/orders?page=2"),
    ("v2/orders?pages=3", nil, "v2/orders?pages=3&page=2"),
  ]) func `a page is turned in the query`(
    _ text: String, _ page: Int?, _ turned: String
  ) throws {
    let path = try CallPath(parsing: text, of: hash)
    #expect(path.page == page)
    #expect(path.turned(to: 2).text == turned)
  }
}
