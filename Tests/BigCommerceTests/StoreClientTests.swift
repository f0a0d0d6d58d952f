import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct StoreClientTests {
  private struct Result {
    let outcome: CallOutcome
    let keeper: Keeper
    let transport: CallTransport

    var refusal: CallOutcome.Refusal? {
      if case .refused(_, let refusal) = outcome { refusal } else { nil }
    }
  }

  private func call(
    _ steps: CallTransport.Step..., by method: StoreCall.Method = .get,
    to path: String = "v3/catalog/products", body: String? = nil
  ) async throws -> Result {
    let transport = CallTransport(steps)
    let keeper = Keeper()
    let call = StoreCall(
      method, try CallPath(parsing: path, of: StoreHash(normalizing: "abc123")),
      body: try body.map { .secret(try secret($0)) })
    let outcome = await (try transport.client()).make(call, to: keeper)
    #expect(transport.isDone, "calls of the script were not made")
    return Result(outcome: outcome, keeper: keeper, transport: transport)
  }

  @Test func `a success is handed on, and nothing is asked twice`() async throws {
    let result = try await call(
      .answer(Answers.json(201, #"{"data":1}"#)), by: .post, to: "v3/hooks", body: "{}")
    guard case .answered(let head) = result.outcome else {
      Issue.record()
      return
    }
    #expect(head.status.code == 201 && result.keeper.heads == [201])
    #expect(result.keeper.text == #"{"data":1}"#)
    #expect(
      result.transport.sent == [
        .init(method: "POST", path: "/stores/abc123/v3/hooks", hasBody: true)
      ])
  }

  @Test(arguments: [
    (Answers.scopeMissing, "v3/catalog/products/5?x", "Products"),
    (Answers.scopeMissing, "v2/orders/7/shipments", "Orders"),
    (Answers.scopeMissing, "v3/channels/77/listings", "Channel Listings"),
    (Answers.scopeMissing, "v3/nobody/knows", nil), (Answers.scopeMissing, "v2/time", nil),
  ]) func `a missing scope is named where the catalogue knows it`(
    _ answer: HTTPAnswer, _ path: String, _ label: String?
  ) async throws {
    let result = try await call(.answer(answer), to: path)
    let entry = label.flatMap { label in ScopeCatalogue.entries.first { $0.label == label } }
    #expect(result.refusal == .scopeMissing(entry))
    #expect(result.keeper.heads.isEmpty && result.keeper.text.isEmpty)
  }

  @Test(arguments: [
    (
      Answers.json(404, #"{"status":404,"title":"Not there"}"#),
      CallOutcome.Refusal.no(status: 404, title: "Not there")
    ),
    (
      Answers.json(400, #"[{"status":400,"message":"Bad field"}]"#),
      .no(status: 400, title: "Bad field")
    ),
    (
      Answers.answer(404, "The route is not found, check the URL", type: "text/plain"),
      .no(status: 404, title: "The route is not found, check the URL")
    ),
    (
      Answers.answer(405, "No such method", type: "text/plain"),
      .no(status: 405, title: "No such method")
    ),
    (Answers.json(422, #"{"title":"Invalid"}"#), .no(status: 422, title: "Invalid")),
    (Answers.json(403, #"{"title":"Owner changed"}"#), .no(status: 403, title: "Owner changed")),
    (Answers.json(507, "{}"), .no(status: 507, title: nil)),
    (Answers.answer(409, "", type: nil), .no(status: 409, title: nil)),
    (
      Answers.answer(403, Answers.html, type: "text/html"),
      .finding(.notAnAPIAnswer(status: 403, contentType: "text/html"))
    ),
    (Answers.json(302, "{}"), .finding(.redirected(status: 302))),
    (Answers.json(423, "{}"), .finding(.storeUnavailable(status: 423))),
    (Answers.json(503, "{}"), .finding(.storeUnavailable(status: 503))),
    (Answers.json(500, "{}"), .finding(.platformFault(status: 500))),
    (Answers.json(429, "{}"), .finding(.rateLimited(status: 429, retryAfter: nil))),
    (
      Answers.json(404, #"{"title":"no \#(ScriptedTransport.token)"}"#),
      .no(status: 404, title: nil)
    ),
  ]) func `an answer that is no success is kept and told`(
    _ answer: HTTPAnswer, _ refusal: CallOutcome.Refusal
  ) async throws {
    let result = try await call(
      .answer(answer), by: .put, to: "v2/orders/1", body: "{}")
    #expect(result.refusal == refusal)
    guard case .refused(let kept, _) = result.outcome else {
      Issue.record()
      return
    }
    #expect(kept.body == answer.body && result.keeper.heads.isEmpty)
  }

  @Test(arguments: [
    (Answers.html, "text/html"), (" \n<a/>", "application/json"), ("<a/>", nil),
    ("Sign in", "text/html; charset=utf-8"), ("<a/>", "application/xml"),
  ]) func `a proxy's page is no success, whatever its status`(
    _ body: String, _ type: String?
  ) async throws {
    let answer = Answers.answer(200, body, type: type)
    let result = try await call(.answer(answer))
    let shown = type.map { String($0.prefix { $0 != ";" }) }
    #expect(result.refusal == .finding(.notAnAPIAnswer(status: 200, contentType: shown)))
    #expect(result.keeper.heads.isEmpty && result.keeper.text.isEmpty)
    guard case .refused(let kept, _) = result.outcome else {
      Issue.record()
      return
    }
    #expect(kept.body == answer.body)
  }

  @Test(arguments: [
    (204, "", "text/html"), (200, "\n ", nil), (200, "{}", "text/html"), (200, " [1]", nil),
    (202, "OK", "text/plain"),
  ]) func `what is no page is handed on as it is`(
    _ status: Int, _ body: String, _ type: String?
  ) async throws {
    let result = try await call(.answer(Answers.answer(status, body, type: type)), by: .delete)
    guard case .answered = result.outcome else {
      Issue.record()
      return
    }
    #expect(result.keeper.heads == [status] && result.keeper.text == body)
  }

  @Test func `a 401 is asked for twice before it is believed`() async throws {
    let twice = try await call(
      .answer(Answers.unauthorized), .answer(Answers.unauthorized), by: .post, to: "v3/hooks",
      body: "{}")
    #expect(twice.refusal == .finding(.tokenUnknown))
    let once = try await call(.answer(Answers.unauthorized), .answer(Answers.json(200, "[]")))
    #expect(once.keeper.text == "[]" && once.keeper.heads == [200])
    let page = Answers.answer(401, Answers.html, type: "text/html")
    for steps in [(page, Answers.unauthorized), (Answers.unauthorized, page)] {
      let other = try await call(.answer(steps.0), .answer(steps.1))
      #expect(
        other.refusal == .finding(.notAnAPIAnswer(status: 401, contentType: "text/html")))
    }
  }

  @Test func `a rate limit is waited for, and then obeyed`() async throws {
    var headers = HTTPFields()
    headers[HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!] = "12000"
    let limit = CallTransport.Step.answer(Answers.json(429, "{}", headers))
    let waited = try await call(limit, .answer(Answers.json(200, "{}")), by: .post)
    #expect(waited.keeper.text == "{}" && waited.transport.pauses == [.seconds(12)])
    let stubborn = try await call(limit, limit, limit)
    #expect(
      stubborn.refusal == .finding(.rateLimited(status: 429, retryAfter: .seconds(12))))
  }

  @Test func `a read is repeated where it broke off before it said anything`() async throws {
    let read = try await call(
      .failure(.connectionLost), .answer(Answers.json(200, "[1]")))
    #expect(read.keeper.text == "[1]")
    let gateway = try await call(
      .answer(Answers.json(502, "{}")), .answer(Answers.json(200, "[1]")))
    #expect(gateway.keeper.text == "[1]")
  }

  @Test(arguments: [StoreCall.Method.post, .put, .patch, .delete])
  func `what changes something is not sent again when it may have arrived`(
    _ method: StoreCall.Method
  ) async throws {
    let lost = try await call(.failure(.connectionLost), by: method)
    guard case .broken(.noAnswer(.connectionLost), hasBegun: false) = lost.outcome else {
      Issue.record()
      return
    }
    let gateway = try await call(.answer(Answers.json(504, "{}")), by: method)
    #expect(gateway.refusal == .finding(.platformFault(status: 504)))
    // Of several addresses one may have refused, and the next have taken it.
    let refused = try await call(.failure(.connectionRefused), by: method)
    guard case .broken(.noAnswer(.connectionRefused), hasBegun: false) = refused.outcome else {
      Issue.record()
      return
    }
  }

  @Test func `an answer that breaks off once it was handed on is not begun again`() async throws {
    let result = try await call(
      .breaks(Answers.json(200, "[1"), .connectionLost))
    guard case .broken(.noAnswer(.connectionLost), hasBegun: true) = result.outcome else {
      Issue.record()
      return
    }
    #expect(result.keeper.text == "[1")
  }

  @Test func `an error without end is not kept`() async throws {
    let endless = Answers.answer(500, [UInt8](repeating: 0x41, count: 1 << 20 + 1), type: nil)
    let result = try await call(.answer(endless))
    guard case .broken(.noAnswer(.tooLarge(limit: 1_048_576)), hasBegun: false) = result.outcome
    else {
      Issue.record()
      return
    }
  }
}
