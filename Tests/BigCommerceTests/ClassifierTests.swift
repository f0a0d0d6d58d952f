import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct ClassifierTests {
  private func read(
    _ answer: HTTPAnswer, to resource: StoreRequest.Resource = .store,
    token: String = ScriptedTransport.token
  ) throws -> Reading {
    Classifier.read(
      answer, to: resource, of: try StoreHash(normalizing: "abc123"), token: try secret(token))
  }

  private static let profile = StoreProfile(
    id: "abc123", name: "Example Shop", plan: "Standard", status: "live",
    isTrial: false)

  @Test func `the store's details keep nothing personal`() throws {
    #expect(try read(Answers.store()) == .finding(.storeAnswered(Self.profile)))
  }

  @Test func `the case of the id does not matter`() throws {
    guard case .finding(.storeAnswered(let profile)) = try read(Answers.store(id: "ABC123")) else {
      Issue.record("not the same store")
      return
    }
    #expect(profile.id == "ABC123")
  }

  @Test func `another id is another store`() throws {
    var other = Self.profile
    other.id = "zzz999"
    #expect(try read(Answers.store(id: "zzz999")) == .finding(.otherStore(other)))
  }

  @Test(arguments: [
    #"{"id":"abc123"}"#, #"{"id":"abc123","name":null,"status":7,"plan_is_trial":"no"}"#,
    #"{"id":"abc123","domain":{},"plan_name":[],"logo":{"url":"x"}}"#,
    #" {"logo":[],"id":"\u0061bc123"} "#, "\u{feff}{\"id\":\"abc123\"}",
  ])
  func `only the id is required`(body: String) throws {
    let bare = StoreProfile(id: "abc123")
    #expect(try read(Answers.json(200, body)) == .finding(.storeAnswered(bare)))
  }

  @Test(arguments: [
    "{}", #"{"id":7}"#, #"{"id":null}"#, #"{"id":""}"#, #"{"id":"abc 123"}"#, "[]", "null", "7",
    #"{"id":"\u001b[31mabc"}"#, #"[{"id":"abc123"}]"#, #"{"data":{"id":"abc123"}}"#,
  ])
  func `JSON without a usable id says nothing`(body: String) throws {
    #expect(
      try read(Answers.json(200, body)) == .finding(.unexpected(status: 200, title: nil)))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let status: Int
    let body: String
    var type: String? = Answers.jsonType
    let finding: Finding
    var testDescription: String { "\(status) \(type ?? "no type") \(body.prefix(40))" }
  }

  @Test(arguments: [
    Row(status: 423, body: "", finding: .storeUnavailable(status: 423)),
    Row(status: 503, body: "", type: nil, finding: .storeUnavailable(status: 503)),
    Row(
      status: 503, body: #"{"status":503,"title":"Service Unavailable"}"#,
      finding: .storeUnavailable(status: 503)),
    Row(status: 500, body: "{}", finding: .platformFault(status: 500)),
    Row(status: 501, body: "", finding: .platformFault(status: 501)),
    Row(status: 502, body: "Bad Gateway", type: "text/plain", finding: .platformFault(status: 502)),
    Row(status: 504, body: "", type: nil, finding: .platformFault(status: 504)),
    Row(
      status: 502, body: Answers.html, type: "text/html", finding: .platformFault(status: 502)),
    Row(
      status: 503, body: String(repeating: "busy ", count: 100), type: "text/plain",
      finding: .storeUnavailable(status: 503)),
    Row(
      status: 507, body: String(repeating: "full ", count: 100), type: "text/plain",
      finding: .notAnAPIAnswer(status: 507, contentType: "text/plain")),
    Row(
      status: 423, body: Answers.html, type: "text/html",
      finding: .notAnAPIAnswer(status: 423, contentType: "text/html")),
    Row(status: 507, body: "{}", finding: .planLimit),
    Row(status: 429, body: "", finding: .rateLimited(status: 429, retryAfter: nil)),
    Row(status: 509, body: "{}", finding: .rateLimited(status: 509, retryAfter: nil)),
    Row(
      status: 429, body: Answers.html, type: "text/html",
      finding: .rateLimited(status: 429, retryAfter: nil)),
    Row(status: 301, body: "", finding: .redirected(status: 301)),
    Row(status: 302, body: Answers.html, type: "text/html", finding: .redirected(status: 302)),
    Row(status: 307, body: "", finding: .redirected(status: 307)),
    Row(status: 308, body: "{}", finding: .redirected(status: 308)),
    Row(
      status: 400, body: #"{"title":"Input is invalid."}"#,
      finding: .unexpected(status: 400, title: "Input is invalid.")),
    Row(
      status: 404, body: #"[{"status":404,"message":"The requested resource was not found."}]"#,
      finding: .unexpected(status: 404, title: "The requested resource was not found.")),
    Row(
      status: 404, body: "The route is not found, check the URL\n", type: "text/plain",
      finding: .unexpected(status: 404, title: "The route is not found, check the URL")),
    Row(
      status: 404, body: "nothing here", type: "text/plain",
      finding: .notAnAPIAnswer(status: 404, contentType: "text/plain")),
    Row(status: 406, body: "", finding: .unexpected(status: 406, title: nil)),
    Row(status: 415, body: "[]", finding: .unexpected(status: 415, title: nil)),
    Row(
      status: 403, body: #"{"status":403,"title":"Forbidden"}"#,
      finding: .unexpected(status: 403, title: "Forbidden")),
    Row(
      status: 403, body: Answers.html, type: "text/html; charset=utf-8",
      finding: .notAnAPIAnswer(status: 403, contentType: "text/html")),
    Row(
      status: 403, body: Answers.scopeTitle, type: "text/plain",
      finding: .notAnAPIAnswer(status: 403, contentType: "text/plain")),
    Row(
      status: 403, body: #"<error>\#(Answers.scopeTitle)</error>"#, type: nil,
      finding: .notAnAPIAnswer(status: 403, contentType: nil)),
    Row(
      status: 503, body: Answers.html, type: nil,
      finding: .notAnAPIAnswer(status: 503, contentType: nil)),
    Row(
      status: 507, body: Answers.html, type: "text/html",
      finding: .notAnAPIAnswer(status: 507, contentType: "text/html")),
    Row(status: 204, body: "", finding: .unexpected(status: 204, title: nil)),
    Row(status: 201, body: #"{"id":"abc123"}"#, finding: .unexpected(status: 201, title: nil)),
  ])
  func `every status says what the table says`(row: Row) throws {
    let answer = Answers.answer(row.status, row.body, type: row.type)
    #expect(try read(answer) == .finding(row.finding))
    #expect(try read(answer, to: .time) == .finding(row.finding))
  }

  @Test(arguments: [
    Row(
      status: 401, body: #"{"status":401,"title":"Unauthorized"}"#, finding: .tokenUnknown),
    Row(
      status: 401, body: #"[{"status":401,"message":"Unauthorized"}]"#,
      finding: .unexpected(status: 401, title: "Unauthorized")),
    Row(
      status: 401, body: #"{"message":"Unauthorized"}"#,
      finding: .unexpected(status: 401, title: "Unauthorized")),
    Row(status: 401, body: "", type: nil, finding: .tokenUnknown),
    Row(status: 401, body: "", type: "text/plain", finding: .tokenUnknown),
    Row(
      status: 401, body: "X-Auth-Token header is required", type: "text/plain",
      finding: .tokenGarbled),
    Row(
      status: 401, body: "X-Auth-Token header should have correct format\n", type: "text/plain",
      finding: .tokenGarbled),
    Row(
      status: 401, body: #"{"title":"X-Auth-Token header is required"}"#, finding: .tokenGarbled),
    Row(
      status: 401, body: Answers.html, type: "text/html",
      finding: .notAnAPIAnswer(status: 401, contentType: "text/html")),
    Row(
      status: 401, body: "Unauthorized", type: "text/plain",
      finding: .notAnAPIAnswer(status: 401, contentType: "text/plain")),
    Row(
      status: 401, body: #"{"title":"Proxy login required"}"#,
      finding: .unexpected(status: 401, title: "Proxy login required")),
    Row(status: 401, body: "{}", finding: .unexpected(status: 401, title: nil)),
  ])
  func `a 401 rejects only in the API's own words or in silence`(row: Row) throws {
    let answer = Answers.answer(row.status, row.body, type: row.type)
    #expect(try read(answer) == .finding(row.finding))
  }

  @Test(arguments: [
    #"{"status":403,"title":"\#(Answers.scopeTitle)","errors":{}}"#,
    #"{"status":403,"title":"\#(Answers.scopeTitle)","errors":[]}"#,
    #"[{"status":403,"message":"\#(Answers.scopeTitle)"}]"#,
  ])
  func `a missing scope is known by its title`(body: String) throws {
    #expect(try read(Answers.json(403, body)) == .scopeMissing)
  }

  @Test func `the time is answered to any token of the store`() throws {
    #expect(try read(Answers.time, to: .time) == .finding(.storeDetailsNotReadable))
    #expect(
      try read(Answers.json(200, #"{"time":"now"}"#), to: .time)
        == .finding(.unexpected(status: 200, title: nil)))
    #expect(
      try read(Answers.answer(200, Answers.html, type: "text/html"), to: .time)
        == .finding(.notAnAPIAnswer(status: 200, contentType: "text/html")))
  }

  @Test(arguments: [
    Array(Answers.html.utf8), Array("<?xml version=\"1.0\"?><store><id>abc123</id></store>".utf8),
    Array("\n\n <html>".utf8), [], [0xff, 0xfe, 0x00], Array("{\"id\":\"abc".utf8),
    Array("{\"id\":\"".utf8) + [0xff, 0xc0] + Array("\"}".utf8), Array(repeating: 0, count: 4_096),
    Array("{\"id\":\"abc123\"} trailing".utf8),
    Array(String(repeating: "[", count: 10_000).utf8),
    Array(String(repeating: "{\"a\":", count: 10_000).utf8),
    Array(
      (#"{"id":"abc123","x":"# + String(repeating: "[", count: 10_000)
        + String(repeating: "]", count: 10_000) + "}").utf8),
    Array(String(repeating: "{\"id\":\"abc123\"},", count: 60_000).utf8),
    Array(repeating: UInt8(ascii: "["), count: 1 << 20),
    Array(repeating: UInt8(ascii: "\""), count: 1 << 20),
  ])
  func `what is not the API's JSON concludes nothing`(body: [UInt8]) throws {
    let type = "application/json; charset=utf-8"
    #expect(
      try read(Answers.answer(200, body, type: type))
        == .finding(.notAnAPIAnswer(status: 200, contentType: "application/json")))
  }

  @Test func `a title is cut to 200 characters`() throws {
    let body = #"{"title":"\#(String(repeating: "é", count: 5_000))"}"#
    let expected = String(repeating: "é", count: 200)
    #expect(
      try read(Answers.json(400, body)) == .finding(.unexpected(status: 400, title: expected)))
  }

  @Test(arguments: ["", String(repeating: "x", count: 190)])
  func `a server that echoes the token does not get it shown`(padding: String) throws {
    let token = ScriptedTransport.token
    for echo in [token, token.uppercased()] {
      #expect(
        try read(Answers.json(400, #"{"title":"\#(padding) \#(echo)"}"#))
          == .finding(.unexpected(status: 400, title: nil)))
      #expect(
        try read(Answers.json(200, #"{"id":"abc123","name":"\#(padding)\#(echo)"}"#))
          == .finding(.storeAnswered(StoreProfile(id: "abc123"))))
      #expect(
        try read(Answers.json(200, #"{"id":"\#(echo)"}"#))
          == .finding(.unexpected(status: 200, title: nil)))
      #expect(
        try read(Answers.answer(200, "", type: "text/\(echo)"))
          == .finding(.notAnAPIAnswer(status: 200, contentType: nil)))
    }
  }
}
