import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct WebhookTests {
  private func read(_ entry: String) throws -> Webhook {
    try #require(JSONValue(parsing: Array(entry.utf8)).flatMap { Webhook($0) })
  }

  @Test func `every page of an account's webhooks is read`() async throws {
    let transport = WebhookTransport(
      Answers.webhooks((1...25).map { Answers.webhook($0) }, page: 1, of: 2),
      Answers.webhooks(
        [Answers.webhook(26, active: false, headers: #"{"X-Key":"hush"}"#)], page: 2, of: 2))
    var client = try transport.client()
    let found = try await client.all()
    #expect(found.map(\.id) == Array(1...26))
    #expect(found[25].isActive == false)
    #expect(found[25].headers.count == 1)
    #expect(
      transport.sent.map(\.path) == [
        "/stores/abc123/v3/hooks?limit=25&page=1", "/stores/abc123/v3/hooks?limit=25&page=2",
      ])
    #expect(transport.sent.allSatisfy { $0.method == .get && $0.body == nil })
  }

  @Test(arguments: [
    Answers.webhooks([]), Answers.json(200, #"{"data":[]}"#), Answers.answer(204, "", type: nil),
  ]) func `an account without webhooks has none`(_ answer: HTTPAnswer) async throws {
    var client = try WebhookTransport(answer).client()
    #expect(try await client.all().isEmpty)
  }

  @Test func `a list that cannot be read is not taken for an empty one`() async throws {
    for body in [
      #"{"data":{}}"#, #"{"data":[{"id":1}]}"#, "[]",
      #"{"data":[{"id":"x","scope":"s","destination":"d"}]}"#,
    ] {
      var client = try WebhookTransport(Answers.json(200, body)).client()
      await #expect(throws: WebhookFault.unclear(.unexpected(status: 200, title: nil))) {
        try await client.all()
      }
    }
  }

  @Test(arguments: [#"{"data":\#(Answers.webhook(7)),"meta":{}}"#, Answers.webhook(7)])
  func `a webhook is made with its headers, whichever way the answer is wrapped`(
    _ body: String
  ) async throws {
    let transport = WebhookTransport(Answers.json(200, body))
    var client = try transport.client()
    let like = try read(
      Answers.webhook(
        1, to: "https://h.example/a?b=\\\"c", active: false,
        headers: #"{"X-B":"2\"","X-A":"1"}"#))
    #expect(try await client.make(like: like) == 7)
    let sent = try #require(transport.sent.first)
    #expect(sent.method == .post)
    #expect(sent.path == "/stores/abc123/v3/hooks")
    #expect(sent.fields[.contentType] == "application/json")
    #expect(
      sent.body == #"""
        {"destination":"https://h.example/a?b=\"c","is_active":false,"scope":"store/order/updated","headers":{"X-A":"1","X-B":"2\""}}
        """#)
  }

  @Test func `what may have been done is not done again`() async throws {
    let webhook = try read(Answers.webhook(1))
    for failure in [TransportFailure.connectionLost, .timedOut, .cutShort] {
      let transport = WebhookTransport([.failure(failure)])
      var client = try transport.client()
      await #expect(throws: WebhookFault.unclear(.noAnswer(failure))) {
        try await client.make(like: webhook)
      }
      #expect(transport.sent.count == 1)
    }
    for status in [500, 502, 504] {
      let transport = WebhookTransport(Answers.json(status, "{}"))
      var client = try transport.client()
      await #expect(throws: WebhookFault.unclear(.platformFault(status: status))) {
        try await client.make(like: webhook)
      }
      #expect(transport.sent.count == 1)
    }
  }

  @Test func `what was turned away unread is asked for again`() async throws {
    let transport = WebhookTransport([
      .success(
        Answers.json(429, "{}", [HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!: "10"])),
      .success(Answers.json(201, Answers.webhook(9))),
    ])
    var client = try transport.client()
    #expect(try await client.make(like: read(Answers.webhook(1))) == 9)
    #expect(transport.sent.count == 2)
  }

  @Test(arguments: [
    (401, #"{"title":"Unauthorized"}"#, WebhookFault.tokenUnknown),
    (
      401, "X-Auth-Token header is required",
      .unclear(.unexpected(status: 401, title: "X-Auth-Token header is required"))
    ),
    (422, #"{"title":"no"}"#, .refused(status: 422, title: "no")),
    (403, "{}", .refused(status: 403, title: nil)),
    (503, "{}", .unclear(.storeUnavailable(status: 503))),
    (302, "", .unclear(.redirected(status: 302))),
  ]) func `an answer that is no yes says which kind of no it is`(
    _ status: Int, _ body: String, _ fault: WebhookFault
  ) async throws {
    let answer = Answers.json(status, body)
    let transport = WebhookTransport(answer, answer)
    var client = try transport.client()
    await #expect(throws: fault) { try await client.all() }
    #expect(transport.sent.count == (status == 401 ? 2 : 1))
  }

  @Test func `an answer that echoes the token does not get it into a message`() async throws {
    let body = #"{"title":"no such thing as \#(ScriptedTransport.token)"}"#
    var client = try WebhookTransport(Answers.json(422, body)).client()
    await #expect(throws: WebhookFault.refused(status: 422, title: nil)) { try await client.all() }
  }

  @Test(arguments: [
    ("https://h.example/a?key=s3cr3t", "https://h.example/a?…"),
    ("https://user:pass@h.example/a", "https://h.example/a"),
    ("https://h.example/a@b#s3cr3t", "https://h.example/a@b?…"),
    ("https://u:p@w@h.example", "https://h.example"),
    ("https://h.example:443/a", "https://h.example:443/a"),
  ]) func `an address is shown without what may be secret`(
    _ destination: String, _ place: String
  ) throws {
    #expect(try read(Answers.webhook(1, to: destination)).place == place)
  }

  @Test func `accounts are compared by event and address`() throws {
    let old = try [
      read(Answers.webhook(1)), read(Answers.webhook(2)),
      read(Answers.webhook(3, headers: #"{"X-Key":"hush"}"#)), read(Answers.webhook(4, event: "a")),
    ]
    let new = try [
      read(Answers.webhook(11, to: "https://h.example/1", owner: "client2")),
      read(Answers.webhook(13, to: "https://h.example/3", owner: "client2")),
      read(Answers.webhook(14, event: "b", to: "https://h.example/4", owner: "client2")),
    ]
    let comparison = WebhookComparison(old: old, new: new)
    #expect(comparison.lines.map(\.webhook.id) == [4, 1, 2, 3])
    #expect(comparison.lines.map(\.standing) == [.missing, .present, .missing, .differs])
    #expect(!comparison.isSameAccount)
    #expect(WebhookComparison(old: old, new: old).isSameAccount)
  }

  @Test func `more than ten of one event are found out beforehand`() throws {
    let old = try (1...3).map { try read(Answers.webhook($0)) }
    let new = try (11...18).map { try read(Answers.webhook($0, owner: "client2")) }
    #expect(WebhookComparison(old: old, new: new).crowdedEvents == ["store/order/updated"])
    #expect(WebhookComparison(old: Array(old.dropLast()), new: new).crowdedEvents == [])
  }

  @Test func `headers are no part of any description`() throws {
    let webhook = try read(Answers.webhook(1, headers: #"{"X-Key":"hush-hush"}"#))
    var dumped = ""
    dump(webhook, to: &dumped)
    #expect(!"\(webhook)\(dumped)".contains("hush-hush"))
  }
}
