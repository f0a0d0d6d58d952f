internal import AuthpipeKit
internal import HTTPTypes
internal import Testing
internal import URLSessionTransport

@Suite struct AddressTests {
  @Test(arguments: [
    "user@127.0.0.1", "127.0.0.1:80@evil.example", "127.0.0.1\\@evil.example", "127.0.0.1#",
    "127.0.0.1?", "127.0.0.1/", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536",
    "127.0.0.1:+80", "127.0.0.1%2eevil.example", "", ":80", "[::ffff:127.0.0.1]", "[::1",
    "[::1]:80",
    "api.bigcommerce.com\u{3002}evil.example", "api.bigcommerce.com\r\nX: y",
  ])
  func `an authority that could mean two hosts is refused`(authority: String) async throws {
    for scheme in ["https", "http"] {
      let request = HTTPRequest(method: .get, scheme: scheme, authority: authority, path: "/")
      let failure = await URLSessionTransport().failure(of: request, secret: try secret())
      #expect(failure == .other(code: -1000))
    }
  }

  @Test(arguments: ["", "@evil.example/", "/a b", "/a#b", "/a\\b", "/a\r\nb", "/caf\u{e9}"])
  func `a path that could end the authority or the request is refused`(path: String) async throws {
    let request = HTTPRequest(method: .get, scheme: "https", authority: "127.0.0.1:1", path: path)
    let failure = await URLSessionTransport().failure(of: request, secret: try secret())
    #expect(failure == .other(code: -1000))
  }

  @Test(arguments: [
    "api.bigcommerce.com", "localhost:1", "127.0.0.2:1", "127.1:1", "2130706433:1",
    "127.0.0.1.evil.example",
  ])
  func `plain http goes nowhere but to a loopback address`(authority: String) async throws {
    let request = HTTPRequest(method: .get, scheme: "http", authority: authority, path: "/")
    let failure = await URLSessionTransport().failure(of: request, secret: try secret())
    #expect(failure == .other(code: -1022))
  }

  @Test(arguments: ["ftp", "file", "HTTPS", "ws", ""])
  func `other schemes are refused`(scheme: String) async throws {
    let request = HTTPRequest(
      method: .get, scheme: scheme, authority: "127.0.0.1:1", path: "/")
    #expect(
      await URLSessionTransport().failure(of: request, secret: try secret())
        == .other(code: -1000))
  }
}
