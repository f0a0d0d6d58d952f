import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct TokenExchangeTests {
  private static let granted = #"""
    {"access_token":"tok3ntok3ntok3ntok3ntok3ntok3n1","scope":"store_v2_default store_v2_orders",
     "user":{"id":1,"username":"m@example.com","email":"m@example.com"},"context":"stores/abc123",
     "account_uuid":"00000000-0000-4000-8000-000000000001"}
    """#

  private static func answer(
    _ status: Int, _ body: String, type: String = "application/json"
  ) -> HTTPAnswer {
    HTTPAnswer(
      response: HTTPResponse(
        status: .init(code: status), headerFields: [.contentType: type]),
      body: Array(body.utf8))
  }

  private static func shared(_ text: String) throws -> SharedSecret {
    SharedSecret(try Array(text.utf8).withBytes { try SecretBytes(copying: $0) })
  }

  private static func run(
    _ transport: WebhookTransport, verifier: String? = "v3rifier"
  ) async throws -> IssuedToken {
    try await TokenExchange(through: transport, at: .production, userAgent: "authpipe/test").run(
      .init(
        clientID: shared("the-id"), clientSecret: shared("the-\"s3cret\\"),
        code: shared("c0de"), store: StoreHash(normalizing: "abc123"),
        scope: "store_v2_default store_v2_orders",
        redirectURI: RedirectURI("https://app.example/auth"), verifier: verifier.map(shared)))
  }

  @Test func `the exchange sends what BigCommerce wants, once, its secrets in the body`()
    async throws
  {
    let transport = WebhookTransport(Self.answer(200, Self.granted))
    let issued = try await Self.run(transport)
    #expect(issued.scopes == ["store_v2_default", "store_v2_orders"])
    let token = issued.token.bytes.withBytes { String(decoding: $0, as: UTF8.self) }
    #expect(token == "tok3ntok3ntok3ntok3ntok3ntok3n1")
    let sent = try #require(transport.sent.first)
    #expect(transport.sent.count == 1)
    #expect(sent.method == .post && sent.path == "/oauth2/token")
    #expect(sent.fields[.accept] == "application/json")
    #expect(sent.fields[.contentType] == "application/json")
    #expect(sent.fields[.authorization] == nil)
    #expect(
      sent.body
        == #"{"grant_type":"authorization_code","context":"stores/abc123","scope":"store_v2_default store_v2_orders","redirect_uri":"https://app.example/auth","client_id":"the-id","client_secret":"the-\"s3cret\\","code":"c0de","code_verifier":"v3rifier"}"#
    )
  }

  @Test func `without a proof key none is sent`() async throws {
    let transport = WebhookTransport(Self.answer(200, Self.granted))
    _ = try await Self.run(transport, verifier: nil)
    #expect(transport.sent.first?.body?.contains("code_verifier") == false)
  }

  private static let refusals: [(Int, String, ExchangeFault)] = [
    (
      400, #"{"error":"invalid_client","error_description":"Unknown client ID the-id"}"#,
      .refused(.unknownClient, status: 400, description: "Unknown client ID the-id")
    ),
    (
      400,
      #"{"error":"invalid_client","error_description":"Parameter client_secret does not match"}"#,
      .refused(
        .wrongSecret, status: 400, description: "Parameter client_secret does not match")
    ),
    (
      400, #"{"error":"redirect_uri_mismatch","error_description":"x"}"#,
      .refused(.redirectURIMismatch, status: 400, description: "x")
    ),
    (
      400, #"{"error":"invalid_grant"}"#, .refused(.invalidGrant, status: 400, description: nil)
    ),
    (
      400, #"{"error":"invalid_scope"}"#, .refused(.invalidScope, status: 400, description: nil)
    ),
    (
      400, #"{"error":"invalid_request"}"#,
      .refused(.invalidRequest, status: 400, description: nil)
    ),
    (
      400, #"{"error":"unsupported_grant_type"}"#,
      .refused(.unsupportedGrantType, status: 400, description: nil)
    ),
    (
      400, #"{"error":"access_denied"}"#, .refused(.accessDenied, status: 400, description: nil)
    ),
    (401, #"{"error":"odd"}"#, .refused(.other("odd"), status: 401, description: nil)),
    // What was sent in secret is not shown, whoever says it.
    (
      400, #"{"error":"odd","error_description":"you sent C0DE"}"#,
      .refused(.other("odd"), status: 400, description: nil)
    ),
    (406, #"{"error":"Invalid format."}"#, .wrongFormat),
    (302, "", .redirected(status: 302)), (307, "", .redirected(status: 307)),
    (429, "", .unavailable(status: 429)), (503, "", .unavailable(status: 503)),
    (404, "<html>", .unclear(status: 404)), (204, "", .unclear(status: 204)),
    (200, "", .noToken), (200, "<html>", .noToken), (200, "[]", .noToken),
    (200, #"{"access_token":"","scope":"a","context":"stores/abc123"}"#, .noToken),
    (200, #"{"access_token":"a b","scope":"a","context":"stores/abc123"}"#, .noToken),
    (200, #"{"access_token":5,"scope":"a","context":"stores/abc123"}"#, .noToken),
    (200, granted + "x", .noToken),
    (
      200, #"{"access_token":"abc","scope":null,"context":"stores/abc123"}"#,
      .noScope(asked: ["store_v2_default", "store_v2_orders"])
    ),
    (
      200, #"{"access_token":"abc","context":"stores/abc123"}"#,
      .noScope(asked: ["store_v2_default", "store_v2_orders"])
    ),
    (
      200, #"{"access_token":"abc","scope":" ","context":"stores/abc123"}"#,
      .noScope(asked: ["store_v2_default", "store_v2_orders"])
    ),
    (
      200, #"{"access_token":"abc","scope":"a","context":"stores/def456"}"#,
      .otherContext(asked: "stores/abc123", got: "stores/def456")
    ),
    (
      200, #"{"access_token":"abc","scope":"a"}"#,
      .otherContext(asked: "stores/abc123", got: nil)
    ),
  ]

  @Test(arguments: refusals.indices) func `nothing but a proved token is one`(
    _ index: Int
  ) async throws {
    let (status, body, fault) = Self.refusals[index]
    let transport = WebhookTransport(Self.answer(status, body))
    await #expect(throws: fault) { _ = try await Self.run(transport) }
    #expect(transport.sent.count == 1, "a code is used once")
  }

  @Test func `a mismatch without its word is known by its sentence`() async throws {
    let words = "Parameter redirect_uri does not match registered URI"
    let transport = WebhookTransport(Self.answer(400, words, type: "text/plain"))
    await #expect(
      throws: ExchangeFault.refused(.redirectURIMismatch, status: 400, description: words)
    ) { _ = try await Self.run(transport) }
  }

  @Test func `where there is no answer nothing is sent again`() async throws {
    let transport = WebhookTransport([.failure(.connectionLost)])
    await #expect(throws: ExchangeFault.noAnswer(.connectionLost)) {
      _ = try await Self.run(transport)
    }
    #expect(transport.sent.count == 1)
  }
}
