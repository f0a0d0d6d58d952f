import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// What the answers to one probe mean together.
@Suite struct ProbeTests {
  private static let information = Scope("store_v2_information")!
  private static let informationReadOnly = Scope("store_v2_information_read_only")!

  @Test func `a healthy connection takes one request`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.store(), takes: .milliseconds(120)))
    #expect(result.verdict == .healthy)
    #expect(result.httpStatus == 200)
    #expect(result.duration == .milliseconds(120))
    #expect(transport.timeouts == [.seconds(30)])
    #expect(Grant(result)?.store?.name == "Example Shop")
  }

  @Test func `a plan limit is seen only by a token that is accepted`() async throws {
    let (result, _) = try await ScriptedTransport.probe(answers(.store, Answers.json(507, "{}")))
    #expect(result.finding == .planLimit)
    #expect(result.verdict == .healthy)
  }

  @Test func `a store that answers with another id is the wrong store`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.store(id: "zzz999")))
    #expect(result.verdict == .wrongStore)
  }

  @Test func `details closed and time open is healthy`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.scopeMissing), answers(.time, Answers.time),
      scopes: ["store_v2_products"])
    #expect(result.finding == .storeDetailsNotReadable)
    #expect(result.verdict == .healthy)
    #expect(result.httpStatus == 200)
  }

  @Test(arguments: [
    (["store_v2_information"], [information]),
    (["store_v2_products", "store_v2_information_read_only"], [informationReadOnly]),
  ])
  func `a declared information scope that is absent limits`(
    declared: [String], absent: [Scope]
  ) async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.scopeMissing), answers(.time, Answers.time), scopes: declared)
    #expect(result.finding == .scopesAbsent(absent))
    #expect(result.verdict == .limited)
  }

  @Test(arguments: [[], ["store_v2_information"]])
  func `details and time both closed is a token of no store or another`(
    declared: [String]
  ) async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.scopeMissing), answers(.time, Answers.scopeMissing),
      scopes: declared)
    #expect(result.finding == .notBoundToStore)
    #expect(result.httpStatus == 403)
    #expect(result.verdict == .wrongStore)
  }

  @Test func `when the time does not answer, nothing is concluded`() async throws {
    let (suspended, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.scopeMissing), answers(.time, Answers.json(503, "")))
    #expect(suspended.verdict == .suspended)
    let (rejected, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.scopeMissing), answers(.time, Answers.unauthorized),
      answers(.time, Answers.unauthorized))
    #expect(rejected.verdict == .rejected)
  }

  @Test func `a 401 is believed only when it comes twice`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized), answers(.store, Answers.unauthorized))
    #expect(result.finding == .tokenUnknown)
    #expect(result.verdict == .rejected)
    #expect(result.httpStatus == 401)
    #expect(transport.pauses.isEmpty)
  }

  @Test func `two silent 401s are believed, too`() async throws {
    let silent = Answers.answer(401, "", type: nil)
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, silent), answers(.store, Answers.unauthorized))
    #expect(result.verdict == .rejected)
  }

  struct Repeat: Sendable {
    let first: HTTPAnswer
    let second: HTTPAnswer
    let verdict: Verdict
  }

  @Test(arguments: [
    Repeat(first: Answers.unauthorized, second: Answers.store(), verdict: .healthy),
    Repeat(first: Answers.unauthorized, second: Answers.json(503, ""), verdict: .suspended),
    Repeat(first: Answers.unauthorized, second: Answers.json(500, ""), verdict: .unreachable),
    Repeat(
      first: Answers.unauthorized, second: Answers.answer(401, Answers.html, type: "text/html"),
      verdict: .inconclusive),
    Repeat(
      first: Answers.answer(401, Answers.html, type: "text/html"), second: Answers.unauthorized,
      verdict: .inconclusive),
    Repeat(
      first: Answers.answer(401, "X-Auth-Token header is required", type: "text/plain"),
      second: Answers.answer(401, "X-Auth-Token header is required", type: "text/plain"),
      verdict: .inconclusive),
    Repeat(
      first: Answers.json(401, #"{"title":"Login"}"#),
      second: Answers.json(401, #"{"title":"Login"}"#), verdict: .inconclusive),
  ])
  func `a 401 that is not confirmed rejects nothing`(row: Repeat) async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, row.first), answers(.store, row.second))
    #expect(result.verdict == row.verdict)
  }

  @Test func `a 401 whose repeat gets no answer rejects nothing`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized), fails(.store, .timedOut))
    #expect(result.finding == .noAnswer(.timedOut))
    #expect(result.httpStatus == nil)
  }

  @Test func `a repeat may find the scope missing`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized), answers(.store, Answers.scopeMissing),
      answers(.time, Answers.time))
    #expect(result.finding == .storeDetailsNotReadable)
  }

  @Test(arguments: [
    TransportFailure.notConnected, .tls, .timedOut,
    .unsendableHeader, .cancelled, .other(code: 7),
  ])
  func `no answer is never a verdict on the token`(failure: TransportFailure) async throws {
    let (result, transport) = try await ScriptedTransport.probe(fails(.store, failure))
    #expect(result.finding == .noAnswer(failure))
    #expect(result.verdict == .unreachable)
    #expect(result.httpStatus == nil)
    #expect(transport.pauses.isEmpty)
  }

  @Test func `an endless body is not an API answer`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      fails(.store, .tooLarge(limit: 1 << 20)))
    #expect(result.finding == .notAnAPIAnswer(status: 0, contentType: nil))
    #expect(result.verdict == .inconclusive)
  }

  @Test(arguments: ["", "with space", "line\nbreak", "umläut", "tab\t", "\u{7f}"])
  func `a token that cannot be a header is not sent`(token: String) async throws {
    let provider = BigCommerceProvider(
      transport: ScriptedTransport([]), endpoint: .production, userAgent: "authpipe/test")
    let result = await provider.probe(
      token: try secret(token), storeHash: "abc123", declaredScopes: [])
    #expect(result.finding == .tokenGarbled)
    #expect(result.httpStatus == nil)
  }

  @Test func `a stored hash that is none is not asked about`() async throws {
    let provider = BigCommerceProvider(
      transport: ScriptedTransport([]), endpoint: .production, userAgent: "authpipe/test")
    let result = await provider.probe(
      token: try secret("token"), storeHash: "../abc", declaredScopes: [])
    #expect(result.finding == .notAsked)
  }
}
