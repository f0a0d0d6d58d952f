import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct APIEndpointTests {
  @Test(arguments: [
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
    ("http://127.0.0.1:65535", "http://127.0.0.1:65535"),
  ])
  func `a loopback address with a port is a sandbox`(text: String, kept: String) throws {
    let endpoint = try APIEndpoint(loopback: text)
    #expect(endpoint.text == kept)
    #expect(endpoint.isSandbox)
    #expect(try APIEndpoint(stored: endpoint.text) == endpoint)
  }

  @Test(arguments: [
    ("https://127.0.0.1:8080", APIEndpoint.Fault.notLoopback),
    ("http://localhost:8080", .notLoopback), ("http://127.0.0.2:8080", .notLoopback),
    ("http://127.1:8080", .notLoopback), ("http://2130706433:8080", .notLoopback),
    ("http://0.0.0.0:8080", .notLoopback), ("http://[::]:8080", .notLoopback),
    ("http://[::ffff:127.0.0.1]:8080", .notLoopback), ("http://evil.example:8080", .notLoopback),
    ("http://127.0.0.1.evil.example:8080", .notLoopback), ("http://127.0.0.10:80", .notLoopback),
    ("http://user@127.0.0.1:8080", .notLoopback), ("HTTP://127.0.0.1:8080", .notLoopback),
    (" http://127.0.0.1:8080", .notLoopback), ("127.0.0.1:8080", .notLoopback), ("", .notLoopback),
    ("https://api.bigcommerce.com", .notLoopback), ("http://127.0.0.1@evil:80", .notLoopback),
    ("http://127.0.0.1", .port), ("http://127.0.0.1/", .port), ("http://127.0.0.1:", .port),
    ("http://127.0.0.1:/", .port), ("http://127.0.0.1:0", .port), ("http://127.0.0.1:65536", .port),
    ("http://[::1]:8080", .notLoopback),
    ("http://127.0.0.1:080", .port), ("http://127.0.0.1:99999999999999999999", .port),
    ("http://127.0.0.1:80@evil.example", .notBare), ("http://127.0.0.1:80@evil/", .notBare),
    ("http://127.0.0.1:80/stores", .notBare), ("http://127.0.0.1:80//", .notBare),
    ("http://127.0.0.1:80?x", .notBare), ("http://127.0.0.1:80#x", .notBare),
    ("http://127.0.0.1:80\\@evil", .notBare), ("http://127.0.0.1:80 ", .notBare),
    ("http://127.0.0.1:-80", .notBare), ("http://127.0.0.1:80\n", .notBare),
  ])
  func `nothing else is a sandbox`(text: String, fault: APIEndpoint.Fault) {
    #expect(throws: fault) { try APIEndpoint(loopback: text) }
  }

  @Test(arguments: [
    "https://api.bigcommerce.com/", "http://api.bigcommerce.com", "https://API.bigcommerce.com",
    "https://api.bigcommerce.com:443", "https://evil.example", "",
  ])
  func `a vault cannot name another host`(text: String) {
    #expect(throws: APIEndpoint.Fault.notLoopback) { try APIEndpoint(stored: text) }
  }

  @Test func `the production endpoint is stored by its text`() throws {
    #expect(try APIEndpoint(stored: "https://api.bigcommerce.com") == .production)
    #expect(!APIEndpoint.production.isSandbox)
  }

  @Test func `a request names its store, asks for JSON, and holds no token`() throws {
    let hash = try StoreHash(normalizing: "abc123")
    let request = StoreRequest(
      .store, of: hash, at: .production, userAgent: "authpipe/0.1.0 (+https://example)"
    ).request
    #expect(request.method == .get)
    #expect(request.scheme == "https")
    #expect(request.authority == "api.bigcommerce.com")
    #expect(request.path == "/stores/abc123/v2/store")
    #expect(
      request.headerFields == [
        .accept: "application/json", .userAgent: "authpipe/0.1.0 (+https://example)",
      ])
  }

  @Test func `a sandbox request goes to the sandbox`() throws {
    let request = StoreRequest(
      .time, of: try StoreHash(normalizing: "abc123"),
      at: try APIEndpoint(loopback: "http://127.0.0.1:8080"), userAgent: "authpipe"
    ).request
    #expect(request.scheme == "http")
    #expect(request.authority == "127.0.0.1:8080")
    #expect(request.path == "/stores/abc123/v2/time")
  }
}
