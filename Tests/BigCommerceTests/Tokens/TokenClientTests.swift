import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct TokenClientTests {
  private static let jwt = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln"
  private static let minted = Answers.json(200, #"{"data":{"token":"\#(jwt)"},"meta":{}}"#)
  private static let scopeMissing = Answers.json(
    403,
    #"{"status":403,"title":"You don't have a required scope to access the endpoint","errors":{}}"#)
  private static let recipe = TokenRecipe(
    kind: .storefront, channels: [12, 1], origins: ["https://shop.example"], lifetime: 60)

  private func client(_ transport: WebhookTransport) throws -> TokenClient {
    let provider = BigCommerceProvider(
      transport: transport, endpoint: .production, userAgent: "authpipe/test", pause: { _ in },
      backoff: Backoff { 0 })
    let token = try secret(ScriptedTransport.token)
    return try #require(provider.tokens(token: token, storeHash: "abc123"))
  }

  private func text(_ secret: SharedSecret) -> String {
    secret.bytes.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    (
      recipe, "/stores/abc123/v3/storefront/api-token",
      #"{"allowed_cors_origins":["https://shop.example"],"channel_ids":[1,12],"expires_at":1893456000}"#
    ),
    (
      TokenRecipe(kind: .private, channels: [1], scopes: ["Customer", "B2B"], lifetime: 60),
      "/stores/abc123/v3/storefront/api-token-private",
      #"{"channel_ids":[1],"expires_at":1893456000,"scopes":["B2B","Customer"]}"#
    ),
    (
      TokenRecipe(kind: .impersonation, channels: [1], lifetime: 60),
      "/stores/abc123/v3/storefront/api-token-customer-impersonation",
      #"{"channel_ids":[1],"expires_at":1893456000}"#
    ),
  ])
  func `each kind is asked for where and as the specification says`(
    recipe: TokenRecipe, path: String, body: String
  ) async throws {
    let transport = WebhookTransport(Self.minted)
    let token = try await client(transport).mint(recipe, until: 1_893_456_000)
    #expect(text(token) == Self.jwt)
    let sent = try #require(transport.sent.first)
    #expect(sent.method == .post && sent.path == path && sent.body == body)
    #expect(sent.fields[.contentType] == "application/json")
    #expect(sent.fields[.accept] == "application/json")
  }

  @Test(arguments: [Int64.min, -1, 0, 100_000_000_001, 1_893_456_000_000, .max])
  func `nothing is asked for without an end in seconds`(end: Int64) async throws {
    let transport = WebhookTransport(Self.minted)
    let client = try client(transport)
    await #expect(throws: TokenFault.unclear(.notAsked)) {
      try await client.mint(Self.recipe, until: end)
    }
    #expect(transport.sent.isEmpty)
  }

  @Test(arguments: [
    "", "{}", #"{"data":{}}"#, #"{"data":{"token":""}}"#, #"{"data":{"token":"a b"}}"#,
    #"{"data":{"token":"a\u0062"}}"#, #"{"data":{"token":null}}"#, #"{"token":"a"}"#,
    #"{"data":{"token":"a"}} x"#, #"{"data":[{"token":"a"}]}"#,
    #"{"data":{"token":"\#(String(repeating: "a", count: 4_097))"}}"#,
  ])
  func `an answer without a token is none`(body: String) async throws {
    let client = try client(WebhookTransport(Answers.json(200, body)))
    await #expect(throws: TokenFault.unclear(.unexpected(status: 200, title: nil))) {
      try await client.mint(Self.recipe, until: 1_893_456_000)
    }
  }

  @Test func `refusals are told apart`() async throws {
    let invalid = Answers.json(
      422,
      #"{"status":422,"title":"JSON data is missing or invalid","errors":{"channel_ids":"no"}}"#)
    for (answers, fault) in [
      ([Self.scopeMissing], TokenFault.scopeMissing(Scope("store_storefront_api")!)),
      (
        [invalid],
        .refused(
          status: 422, title: "JSON data is missing or invalid", parts: ["channel_ids: no"])
      ),
      (
        [
          Answers.json(401, #"{"title":"Unauthorized"}"#),
          Answers.json(401, #"{"title":"Unauthorized"}"#),
        ],
        .credentialUnknown
      ),
      ([Answers.json(503, "{}")], .unclear(.storeUnavailable(status: 503))),
      ([Answers.json(500, "{}")], .unclear(.platformFault(status: 500))),
    ] {
      let transport = WebhookTransport(answers.map { .success($0) })
      let client = try client(transport)
      await #expect(throws: fault) { try await client.mint(Self.recipe, until: 1_893_456_000) }
      #expect(transport.sent.count == answers.count)
    }
    let transport = WebhookTransport(Self.scopeMissing)
    let client = try client(transport)
    let other = TokenFault.scopeMissing(Scope("store_storefront_api_customer_impersonation")!)
    await #expect(throws: other) {
      try await client.mint(
        TokenRecipe(kind: .impersonation, channels: [1], lifetime: 60), until: 1_893_456_000)
    }
  }

  @Test(arguments: [TransportFailure.timedOut, .connectionLost, .connectionRefused])
  func `a request that may have arrived is not made again`(failure: TransportFailure) async throws {
    let transport = WebhookTransport([.failure(failure), .success(Self.minted)])
    let client = try client(transport)
    await #expect(throws: TokenFault.unclear(.noAnswer(failure))) {
      try await client.mint(Self.recipe, until: 1_893_456_000)
    }
    #expect(transport.sent.count == 1)
  }

  @Test func `the time is BigCommerce's`() async throws {
    let good = try client(WebhookTransport(Answers.json(200, #"{"time":1529512970}"#)))
    #expect(try await good.time() == 1_529_512_970)
    for body in [
      "{}", #"{"time":"x"}"#, #"{"time":1.5}"#, #"{"time":1529512970000}"#, #"{"time":0}"#,
    ] {
      let client = try client(WebhookTransport(Answers.json(200, body)))
      await #expect(throws: TokenFault.unclear(.unexpected(status: 200, title: nil))) {
        try await client.time()
      }
    }
    let unbound = try client(WebhookTransport(Self.scopeMissing))
    await #expect(throws: TokenFault.unclear(.notBoundToStore)) { try await unbound.time() }
  }

  @Test func `a token is revoked by a header that no log sees, and one that is gone is gone`()
    async throws
  {
    let transport = WebhookTransport(Answers.json(200, ""), Answers.json(422, "{}"))
    let client = try client(transport)
    for _ in 1...2 { try await client.revoke(secret(Self.jwt), of: .private) }
    for sent in transport.sent {
      #expect(sent.method == .delete && sent.path == "/stores/abc123/v3/storefront/api-token")
      #expect(sent.secrets == ["X-Auth-Token", "Sf-Api-Token"])
      #expect(!sent.fields.contains { $0.value.contains(Self.jwt) })
    }
    // Of an impersonation token nothing says that it is known there, and a page revokes none.
    let unknown = try self.client(WebhookTransport(Answers.json(422, #"{"title":"\#(Self.jwt)"}"#)))
    await #expect(throws: TokenFault.refused(status: 422, title: nil, parts: [])) {
      try await unknown.revoke(secret(Self.jwt), of: .impersonation)
    }
    let page = try self.client(WebhookTransport(Answers.json(200, "<html>login</html>")))
    await #expect(throws: TokenFault.unclear(.unexpected(status: 200, title: nil))) {
      try await page.revoke(secret(Self.jwt), of: .private)
    }
    await #expect(throws: TokenFault.scopeMissing(Scope("store_storefront_api")!)) {
      try await self.client(WebhookTransport(Self.scopeMissing))
        .revoke(secret(Self.jwt), of: .private)
    }
  }
}
