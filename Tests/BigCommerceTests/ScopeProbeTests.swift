import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// What the probes of scopes may ask, and what they make of the answers.
@Suite struct ScopeProbeTests {
  /// The reads that are documented or were seen to change nothing, and no other.
  private static let harmless: Set = [
    "v2/time", "v2/store", "v3/catalog/products?limit=1&include_fields=id", "v2/order_statuses",
    "v2/orders?limit=1", "v2/customer_groups/count", "v3/customers?limit=1", "v2/blog/tags",
    "v2/pages?limit=1", "v2/banners/count", "v2/banners?limit=1", "v3/themes",
    "v2/payments/methods", "v3/carts/1", "v3/checkouts/1", "v3/sites/1/routes",
    "v3/channels/currency-assignments", "v3/channels/1/listings", "v3/orders/1/transactions",
    "v3/content/scripts/1",
  ]

  @Test(arguments: [Answers.scopeMissing, Answers.json(200, "{}"), Answers.json(400, "{}")])
  func `whatever is declared and answered, only harmless reads are sent`(
    answer: HTTPAnswer
  ) async throws {
    let store = StoreTransport { path, _ in path == "v2/store" ? Answers.store() : answer }
    _ = try await store.probe(declared: ScopeCatalogue.allNames + ["store_v9_teleport"])
    #expect(store.requests.count > 15)
    for request in store.requests { #expect(request.method == .get) }
    #expect(Set(store.paths).isSubset(of: Self.harmless))
  }

  @Test func `every probe of the catalogue is one of the harmless reads`() {
    let probes = ScopeCatalogue.entries.compactMap(\.probe)
    #expect(Set(probes.map(\.path) + probes.compactMap(\.observedPath)) == Self.harmless)
  }

  @Test func `for a scope without a harmless read nothing is sent`() async throws {
    let silent = ScopeCatalogue.entries.filter { $0.probe == nil }
    let nobody = StoreTransport.opening()
    let everybody = StoreTransport.opening()
    _ = try await nobody.probe()
    let (result, scopes) = try await everybody.probe(
      declared: silent.flatMap(\.names) + ["store_v9_teleport"])
    #expect(everybody.paths == nobody.paths)
    #expect(result.verdict == .healthy)
    let lines = try #require(scopes).lines.filter { !$0.declared.isEmpty }
    #expect(lines.count == silent.count + 1)
    for line in lines { #expect(line.access == .notProbed) }
  }

  @Test func `the connector's scopes take six requests besides the usual one`() async throws {
    let store = StoreTransport.opening()
    let (result, scopes) = try await store.probe()
    #expect(result.verdict == .healthy)
    #expect(store.paths.count == 7 && store.paths.first == "v2/store")
    #expect(try #require(scopes).lines.map(\.access) == Array(repeating: .granted, count: 7))
  }

  @Test func `a declared scope that is absent limits, an undeclared one does not`() async throws {
    let closed: Set = ["v2/order_statuses", "v2/orders?limit=1"]
    let (result, scopes) = try await StoreTransport.opening(except: closed).probe(
      declared: ["store_v2_products", "store_v2_orders_read_only"])
    #expect(result.finding == .scopesAbsent([try #require(Scope("store_v2_orders_read_only"))]))
    #expect(result.verdict == .limited)
    #expect(scopes?.access("Orders") == .absent && scopes?.access("Products") == .granted)

    let other = try await StoreTransport.opening(except: closed).probe()
    #expect(other.result.verdict == .healthy && other.scopes?.access("Orders") == .absent)
  }

  @Test func `a path that is only documented is not believed when it says no`() async throws {
    for no in [Answers.scopeMissing, Answers.json(400, "[]"), Answers.json(404, "{}")] {
      let store = StoreTransport.opening(except: ["v2/blog/tags"], answering: no)
      let (result, scopes) = try await store.probe(declared: ["store_v2_content"])
      #expect(scopes?.access("Content") == .granted && result.verdict == .healthy)
      #expect(store.paths.contains("v2/pages?limit=1"))
    }
  }

  @Test func `details that are closed show that the information scope is absent`() async throws {
    let (result, scopes) = try await StoreTransport.opening(except: ["v2/store"]).probe()
    #expect(result.finding == .storeDetailsNotReadable)
    #expect(scopes?.access("Information & Settings") == .absent)
  }

  @Test func `the scope that is always on is never absent`() async throws {
    let (result, scopes) = try await StoreTransport.opening(except: ["v2/time"]).probe(
      declared: ["store_v2_default"])
    #expect(result.verdict == .healthy && scopes?.access("Default") == .unknown)
  }

  @Test func `a token that does not serve the store is asked for nothing more`() async throws {
    let store = StoreTransport { _, _ in Answers.unauthorized }
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(result.verdict == .rejected && scopes == nil)
    #expect(store.paths == ["v2/store", "v2/store"])
  }
}
