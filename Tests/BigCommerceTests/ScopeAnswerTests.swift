import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// What one answer says of a scope, and when no more is asked.
@Suite struct ScopeAnswerTests {
  private static let notFound = #"{"status":404,"title":"The resource is not found."}"#
  private static let orders: Set = ["v2/order_statuses", "v2/orders?limit=1"]

  @Test(arguments: [
    Answers.json(200, "[]"), Answers.answer(204, "", type: nil), Answers.json(404, notFound),
    Answers.json(404, #"[{"status":404,"message":"The requested resource was not found."}]"#),
  ])
  func `an answer from behind the scope grants it`(answer: HTTPAnswer) async throws {
    let store = StoreTransport.opening(except: Self.orders, answering: answer)
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(result.verdict == .healthy && scopes?.access("Orders") == .granted)
  }

  @Test(arguments: [
    Answers.unauthorized, Answers.json(403, #"{"status":403,"title":"Forbidden"}"#),
    Answers.answer(403, Answers.html, type: "text/html"),
    Answers.answer(403, Answers.scopeTitle, type: "text/plain"),
    Answers.answer(200, Answers.html, type: "text/html"), Answers.answer(200, "", type: nil),
    Answers.answer(404, "The route is not found, check the URL", type: "text/plain"),
    Answers.json(404, #"{"message":"no Route matched with those values"}"#),
    Answers.json(422, #"{"status":422,"title":"Invalid"}"#), Answers.json(400, "[]"),
    Answers.json(301, "{}"), Answers.json(423, "{}"), Answers.json(500, "{}"),
    Answers.json(503, "{}"), Answers.json(507, "{}"), Answers.json(429, "{}"),
    Answers.answer(200, "\u{1}\u{2}", type: "application/json"),
  ])
  func `an answer that is not clear says nothing, and never absent`(
    answer: HTTPAnswer
  ) async throws {
    let store = StoreTransport.opening(except: Self.orders, answering: answer)
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(result.verdict == .healthy && scopes?.access("Orders") == .unknown)
  }

  @Test func `a refused number shows a scope where that was seen, and nowhere else`() async throws {
    let invalid = Answers.json(422, #"{"status":422,"title":"JSON data is missing or invalid"}"#)
    let store = StoreTransport.opening(
      except: ["v3/content/scripts/1", "v3/catalog/products?limit=1&include_fields=id"],
      answering: invalid)
    let (_, scopes) = try await store.probe(declared: ["store_content_checkout"])
    #expect(scopes?.access("Checkout Content") == .granted)
    #expect(scopes?.access("Products") == .unknown)
  }

  @Test func `a window that is nearly used up is left to the store's apps`() async throws {
    let store = StoreTransport { path, _ in
      let left = HTTPField.Name("X-Rate-Limit-Requests-Left")!
      return path == "v2/store" ? Answers.store() : Answers.json(200, "[]", [left: "4"])
    }
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(store.paths == ["v2/store", "v2/order_statuses"])
    #expect(result.verdict == .healthy)
    #expect(scopes?.access("Orders") == .granted && scopes?.access("Products") == .unknown)
  }

  @Test func `a limit that says when to come back is waited for`() async throws {
    let reset = HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!
    let store = StoreTransport { path, count in
      if path == "v2/store" { return Answers.store() }
      return count == 1 ? Answers.json(429, "{}", [reset: "3000"]) : Answers.json(200, "[]")
    }
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(store.paths.prefix(3) == ["v2/store", "v2/order_statuses", "v2/order_statuses"])
    #expect(result.duration == .seconds(3))
    #expect(scopes?.access("Orders") == .granted)
  }

  @Test func `a limit that says nothing ends the asking`() async throws {
    let store = StoreTransport { path, _ in
      path == "v2/store" ? Answers.store() : Answers.json(429, "{}")
    }
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(store.paths == ["v2/store", "v2/order_statuses"])
    #expect(result.verdict == .healthy && scopes?.absent == [])
  }

  @Test func `scopes take their time out of the connection's, and no more`() async throws {
    let store = StoreTransport(takes: .seconds(10)) { path, _ in
      path == "v2/store" ? Answers.store() : Answers.json(200, "[]")
    }
    let (result, scopes) = try await store.probe(declared: ["store_v2_orders"])
    #expect(result.verdict == .healthy)
    #expect(store.paths.count == 4 && scopes?.access("Orders") == .granted)
    #expect(scopes?.access("Marketing") == .unknown)
  }

  @Test func `many declared scopes are all asked for, and then no others`() async throws {
    let declared = ScopeCatalogue.others.filter { $0.probe != nil }
    let store = StoreTransport.opening()
    let (_, scopes) = try await store.probe(declared: declared.flatMap(\.names))
    #expect(store.paths.count == 1 + declared.count)
    #expect(declared.allSatisfy { scopes?.access($0.label) == .granted })
    #expect(scopes?.access("Orders") == .unknown)
  }
}
