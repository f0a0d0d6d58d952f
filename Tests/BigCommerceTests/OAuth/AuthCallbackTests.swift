import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct AuthCallbackTests {
  private func paste(
    _ text: String, to redirectURI: String = "https://app.example/auth"
  ) throws -> AuthCallback {
    try AuthCallback(
      pasted: Array(text.utf8).withBytes { try SecretBytes(copying: $0) },
      to: RedirectURI(redirectURI))
  }

  private func text(_ secret: SharedSecret?) -> String? {
    secret.map { $0.bytes.withBytes { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func `a callback of the control panel is read as BigCommerce writes it`() throws {
    let callback = try paste(
      "https://app.example/auth?account_uuid=00000000-0000-4000-8000-000000000001&code=abcd1234&context=stores%2Fabc123&scope=store_v2_default+store_v2_orders&external_install=true"
    )
    #expect(text(callback.code) == "abcd1234")
    #expect(callback.context == "stores/abc123")
    #expect(callback.store?.text == "abc123")
    #expect(callback.scope == "store_v2_default store_v2_orders")
    #expect(callback.isExternal && callback.state == nil && callback.error == nil)
  }

  @Test func `a refusal is read, and what is not known is passed over`() throws {
    let callback = try paste(
      "https://app.example/auth?error=access_denied&error_description=The+user%1b[31m+said+no&state=s&x=%zz#part"
    )
    #expect(callback.code == nil && callback.error == "access_denied")
    #expect(callback.state == "s" && !callback.isExternal)
  }

  @Test func `the query of the redirect URI itself is no part of where it must begin`() throws {
    let callback = try paste(
      "https://app.example/auth?tenant=1&code=abcd", to: "https://app.example/auth?tenant=1")
    #expect(text(callback.code) == "abcd")
  }

  @Test(arguments: [
    ("https://App.Example/auth", "https://app.example/auth?code=abcd"),
    ("https://App.Example/auth", "https://App.Example/auth?code=abcd"),
    ("https://app.example", "https://app.example/?code=abcd"),
    ("https://app.example", "https://app.example?code=abcd"),
    ("https://app.example:443/auth", "https://app.example/auth?code=abcd"),
    ("http://127.0.0.1:80/auth", "http://127.0.0.1/auth?code=abcd"),
    ("https://app.example:8443/auth", "https://app.example:8443/auth?code=abcd"),
  ]) func `an address is known as it was registered and as browsers write it`(
    _ redirectURI: String, _ address: String
  ) throws {
    #expect(text(try paste(address, to: redirectURI).code) == "abcd")
  }

  @Test(arguments: [
    ("https://app.example/auth", AuthCallback.Fault.malformed),
    ("https://app.example/Auth?code=a", .otherAddress),
    ("https://app.example:443/auth?code=a", .otherAddress),
    ("https://app.example/auth?code=a&scope=store_v2_default+Orders", .malformed),
    ("https://app.example/auth?code=a&scope=store_v2_default%22", .malformed),
    ("https://app.example/author?code=a", .otherAddress),
    ("https://app.example.evil.example/auth?code=a", .otherAddress),
    ("http://app.example/auth?code=a", .otherAddress), ("code=a", .otherAddress),
    ("", .otherAddress),
    ("https://app.example/auth?", .malformed), ("https://app.example/auth?state=a", .malformed),
    ("https://app.example/auth?code=a&error=b", .malformed),
    ("https://app.example/auth?code=a%0d%0ab", .malformed),
    ("https://app.example/auth?code=a+b", .malformed),
    ("https://app.example/auth?code=%", .malformed),
    ("https://app.example/auth?code=%4", .malformed),
    ("https://app.example/auth?code=a&context=stores/a%00", .malformed),
    ("https://app.example/auth?code=a&code=b", .ambiguous("code")),
    ("https://app.example/auth?code=a&state=a&state=b", .ambiguous("state")),
    ("https://app.example/auth?code=" + String(repeating: "a", count: 9_000), .tooLong),
  ]) func `what is no callback is refused`(_ address: String, _ fault: AuthCallback.Fault) {
    #expect(throws: fault) { try paste(address) }
  }

  @Test(arguments: ["stores/", "stores/a/b", "abc123", "stores/ab c", "STORES/abc", "stores/a%"])
  func `a context that names no store names none`(_ context: String) throws {
    let encoded = QueryText.encoded(context)
    #expect(try paste("https://app.example/auth?code=a&context=\(encoded)").store == nil)
  }

  @Test func `a state is the one that was given out, or it is not`() throws {
    let state = try Array("the state".utf8).withBytes { try SecretBytes(copying: $0) }
    #expect(try paste("https://app.example/auth?code=a&state=the%20state").brings(state))
    for other in ["", "&state=", "&state=the", "&state=the+state+", "&state=THE+STATE"] {
      #expect(try paste("https://app.example/auth?code=a\(other)").brings(state) == false)
    }
  }
}
