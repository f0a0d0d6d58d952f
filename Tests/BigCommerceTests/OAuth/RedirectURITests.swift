import BigCommerce
import Testing

@Suite struct RedirectURITests {
  @Test(arguments: [
    "https://app.example/auth", "https://app.example", "https://app.example:8443/a/b?c=d",
    "http://127.0.0.1:8080/auth", "http://localhost/auth",
  ]) func `a callback is kept exactly as it is registered`(_ text: String) throws {
    #expect(try RedirectURI(text).text == text)
    #expect(try RedirectURI(text).isPlain == text.hasPrefix("http:"))
  }

  @Test(arguments: [
    ("http://app.example/auth", RedirectURI.Fault.notTLS), ("ftp://app.example/", .notTLS),
    ("app.example/auth", .notTLS), ("", .notTLS), ("http://127.0.0.1.evil.example/", .notTLS),
    ("https://", .malformed), ("https:///auth", .malformed),
    ("https://me@app.example/", .malformed),
    ("https://app.example/#part", .malformed), ("https://app.example/a b", .malformed),
    ("https://app.example/\u{e9}", .malformed), ("https://app.example\\@evil.example", .malformed),
    ("https://app.example:0/", .malformed), ("https://app.example:99999/", .malformed),
    ("https://app.example/\n", .malformed),
    ("https://app.example/" + String(repeating: "a", count: 2_048), .tooLong),
  ]) func `what is no callback is refused`(_ text: String, _ fault: RedirectURI.Fault) {
    #expect(throws: fault) { try RedirectURI(text) }
  }

  @Test func `a secret goes to the login server or to this machine`() throws {
    #expect(LoginEndpoint.production.text == "https://login.bigcommerce.com")
    #expect(try LoginEndpoint(stored: "https://login.bigcommerce.com") == .production)
    #expect(try LoginEndpoint(loopback: "http://127.0.0.1:80/").text == "http://127.0.0.1:80")
    for text in [
      "https://login.bigcommerce.com.evil.example", "http://login.bigcommerce.com",
      "https://api.bigcommerce.com", "http://localhost:80", "",
    ] {
      #expect(throws: APIEndpoint.Fault.self) { try LoginEndpoint(stored: text) }
    }
  }
}
