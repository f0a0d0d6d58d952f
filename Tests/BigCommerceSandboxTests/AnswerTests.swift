internal import AuthpipeKit
internal import BigCommerceSandbox
internal import Foundation
internal import HTTPTypes
internal import Testing

@Suite struct AnswerTests {
  @Test func `the time is a number of seconds`() async throws {
    try await withSandbox { sandbox async throws in
      let seen = try await sandbox.ask("v2/time")
      #expect(seen.status == 200 && seen.type == "application/json")
      let time = try #require(seen.json["time"] as? Int)
      #expect(abs(Date().timeIntervalSince1970 - Double(time)) < 5)
    }
  }

  @Test func `a store gives its hash as its id`() async throws {
    try await withSandbox { sandbox async throws in
      let seen = try await sandbox.ask("v2/store")
      #expect(seen.status == 200)
      #expect(seen.json["id"] as? String == store)
      #expect(seen.json["status"] as? String == "live")
      #expect(seen.json["plan_name"] as? String == "Standard")
      let profile = try await sandbox.ask("v3/settings/store/profile")
      #expect((profile.json["data"] as? [String: Any])?["store_name"] as? String != nil)
    }
  }

  @Test func `v2 answers XML to who does not ask for JSON`() async throws {
    try await withSandbox { sandbox async throws in
      for path in ["v2/time", "v2/store"] {
        let (seen, _) = try await sandbox.send(
          .get, "/stores/\(store)/\(path)", token: sandbox.token, headers: ["Accept": "*/*"])
        #expect(seen.type == "application/xml" && seen.body.hasPrefix("<?xml"))
      }
    }
  }

  @Test(arguments: [
    ("v3/catalog/products?limit=1", 200), ("v3/catalog/summary", 200), ("v2/order_statuses", 200),
    ("v2/orders?limit=1", 204), ("v2/customer_groups/count", 200),
    ("v3/customers/attributes?limit=1", 200), ("v2/blog/tags", 200),
    ("v3/content/widget-templates", 200), ("v2/banners/count", 200), ("v2/coupons/count", 200),
    ("v3/themes", 200), ("v2/payments/methods", 200), ("v3/carts/1", 404), ("v3/checkouts/1", 404),
    ("v3/sites/1/routes", 404), ("v3/channels/currency-assignments", 200),
    ("v3/channels/1/listings", 200), ("v3/orders/1/transactions", 404),
    ("v3/content/scripts/1", 422),
  ])
  func `a probe shows that its scope is there`(path: String, status: Int) async throws {
    try await withSandbox { sandbox async throws in
      let seen = try await sandbox.ask(path)
      #expect(seen.status == status)
    }
  }

  @Test func `requests are recorded and counted per token`() async throws {
    try await withSandbox { sandbox async throws in
      _ = try await sandbox.ask("v2/time")
      _ = try await sandbox.ask("v2/store?x=1")
      _ = try await sandbox.ask("v2/time", token: "other")
      #expect(sandbox.requestCount(of: sandbox.token) == 2)
      #expect(sandbox.requestCount == 3)
      let targets = sandbox.requests.map(\.target)
      #expect(targets.contains("/stores/\(store)/v2/store?x=1"))
      #expect(sandbox.requests.first?.headers["accept"] == "application/json")
    }
  }

  @Test func `the same seed makes the same accounts, in the shapes of BigCommerce`() {
    let first = BigCommerceSandbox(seed: 7).accounts(of: store)
    #expect(first == BigCommerceSandbox(seed: 7).accounts(of: store))
    #expect(first != BigCommerceSandbox(seed: 8).accounts(of: store))
    #expect(first[0].accessToken.wholeMatch(of: /[a-z0-9]{31}/) != nil)
    #expect(first[0].clientID.wholeMatch(of: /[a-z0-9]{31}/) != nil)
    #expect(first[0].clientSecret.wholeMatch(of: /[0-9a-f]{64}/) != nil)
  }
}
