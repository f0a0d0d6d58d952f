internal import BigCommerceSandbox
internal import HTTPTypes
internal import Testing

@Suite struct RefusalTests {
  private static let type =
    "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes"
  private let scopeMissing = Seen(
    status: 403, type: "application/json",
    body: #"{"errors":{},"status":403,"#
      + #""title":"You don't have a required scope to access the endpoint","type":"\#(type)"}"#)

  @Test func `no token, an empty one and an unknown one are refused in their own words`()
    async throws
  {
    try await withSandbox { sandbox async throws in
      let path = "/stores/\(store)/v2/time"
      #expect(
        try await sandbox.send(.get, path).seen
          == Seen(status: 401, type: "text/plain", body: "X-Auth-Token header is required"))
      #expect(
        try await sandbox.send(.get, path, headers: ["X-Auth-Token": ""]).seen
          == Seen(
            status: 401, type: "text/plain",
            body: "X-Auth-Token header should have correct format"))
      let unknown = try await sandbox.ask("v2/time", token: "unknown")
      #expect(unknown.status == 401 && unknown.type == "application/json")
      #expect(unknown.json["title"] as? String == "Unauthorized")
    }
  }

  @Test func `an unknown store with an unknown token is a 401, and says nothing of the store`()
    async throws
  {
    try await withSandbox { sandbox async throws in
      #expect(try await sandbox.send(.get, "/stores/nosuch/v2/time", token: "x").seen.status == 401)
    }
  }

  @Test func `an unknown route is told before anybody is asked for a token`() async throws {
    try await withSandbox { sandbox async throws in
      let expected = Seen(
        status: 404, type: "text/plain", body: "The route is not found, check the URL")
      for path in ["v3/time", "v3/carts", "v2/store/", "nonsense"] {
        #expect(try await sandbox.send(.get, "/stores/\(store)/\(path)").seen == expected)
      }
      #expect(try await sandbox.send(.get, "/").seen == expected)
    }
  }

  @Test func `a token of another store lacks the scope for everything`() async throws {
    try await withSandbox(stores: [store, "other1"]) { sandbox async throws in
      let foreign = sandbox.accounts(of: "other1")[0].accessToken
      for path in ["v2/time", "v2/store", "v3/hooks"] {
        #expect(try await sandbox.ask(path, token: foreign) == scopeMissing)
      }
      #expect(
        try await sandbox.send(.get, "/stores/nosuch/v2/time", token: foreign).seen == scopeMissing)
    }
  }

  @Test func `a token without any scope is refused even the time`() async throws {
    try await withSandbox { sandbox async throws in
      let account = try sandbox.addAccount(to: store, scopes: [])
      #expect(try await sandbox.ask("v2/time", token: account.accessToken) == scopeMissing)
    }
  }

  @Test func `an absent scope closes its probes and leaves the others open`() async throws {
    try await withSandbox { sandbox async throws in
      let account = try sandbox.addAccount(to: store, scopes: ["store_v2_products_read_only"])
      let token = account.accessToken
      #expect(try await sandbox.ask("v2/time", token: token).status == 200)
      #expect(try await sandbox.ask("v3/catalog/products?limit=1", token: token).status == 200)
      #expect(try await sandbox.ask("v2/order_statuses", token: token) == scopeMissing)
      #expect(try await sandbox.ask("v2/store", token: token) == scopeMissing)
    }
  }

  @Test func `a store beyond its quota answers 429 and says when to come back`() async throws {
    try await withSandbox(quota: 2) { sandbox async throws in
      for left in ["1", "0"] {
        let (seen, fields) = try await sandbox.send(
          .get, "/stores/\(store)/v2/time", token: sandbox.token)
        #expect(seen.status == 200)
        #expect(fields["X-Rate-Limit-Requests-Left"] == left)
        #expect(fields["X-Rate-Limit-Requests-Quota"] == "2")
        #expect(fields["X-Rate-Limit-Time-Window-Ms"] == "30000")
      }
      let (seen, fields) = try await sandbox.send(
        .get, "/stores/\(store)/v2/time", token: sandbox.token)
      #expect(seen.status == 429)
      #expect(seen.json["title"] as? String == "Too many requests")
      let reset = try #require(fields["X-Rate-Limit-Time-Reset-Ms"])
      #expect((1...30_000).contains(Int(reset) ?? 0))
    }
  }
}
