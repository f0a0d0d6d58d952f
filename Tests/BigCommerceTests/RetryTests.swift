import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// How often, and for how long, BigCommerce is asked.
@Suite struct RetryTests {
  private static func throttled(_ milliseconds: String, status: Int = 429) -> HTTPAnswer {
    Answers.json(status, "{}", [HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!: milliseconds])
  }

  @Test(arguments: [502, 504])
  func `a gateway fault is tried once more after half a second`(status: Int) async throws {
    let (healed, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.json(status, "")), answers(.store, Answers.store()))
    #expect(healed.verdict == .healthy)
    #expect(transport.pauses == [.milliseconds(500)])
    let (broken, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.json(status, "")), answers(.store, Answers.json(status, "")))
    #expect(broken.finding == .platformFault(status: status))
  }

  @Test(arguments: [TransportFailure.connectionLost, .connectionRefused, .nameNotResolved])
  func `what may pass in a moment is tried once more`(failure: TransportFailure) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      fails(.store, failure), fails(.store, failure))
    #expect(result.finding == .noAnswer(failure))
    #expect(transport.pauses == [.milliseconds(500)])
  }

  @Test func `one broken exchange is forgiven in a probe, not one in each request`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      fails(.store, .connectionLost), answers(.store, Answers.unauthorized),
      fails(.store, .connectionLost))
    #expect(result.finding == .noAnswer(.connectionLost))
  }

  @Test(arguments: [500, 501, 503, 423])
  func `a fault that will not pass in seconds is not tried again`(status: Int) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.json(status, "")))
    #expect(result.httpStatus == status)
    #expect(transport.pauses.isEmpty)
  }

  @Test func `a request that timed out is not tried again`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      fails(.store, .timedOut, takes: .seconds(30)))
    #expect(result.finding == .noAnswer(.timedOut))
    #expect(result.duration == .seconds(30))
    #expect(transport.pauses.isEmpty)
  }

  @Test(arguments: [429, 509])
  func `a rate limit is waited for as long as it says`(status: Int) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled("2500", status: status)), answers(.store, Answers.store()))
    #expect(result.verdict == .healthy)
    #expect(transport.pauses == [.milliseconds(2_500)])
  }

  @Test func `a rate limit is tried three times in all`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled("1000")), answers(.store, Self.throttled("2000")),
      answers(.store, Self.throttled("3000")))
    #expect(result.finding == .rateLimited(status: 429, retryAfter: .seconds(3)))
    #expect(result.verdict == .throttled)
    #expect(transport.pauses == [.seconds(1), .seconds(2)])
  }

  @Test func `a reset of nothing does not make a hot loop`() async throws {
    let (_, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled("0")), answers(.store, Self.throttled("0")),
      answers(.store, Self.throttled("0")))
    #expect(transport.pauses == [.milliseconds(500), .milliseconds(500)])
  }

  @Test(arguments: ["", "NaN", "-5", "99999999999", "1e3"])
  func `nobody sleeps on a value that makes no sense`(value: String) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled(value)))
    #expect(result.finding == .rateLimited(status: 429, retryAfter: nil))
    #expect(transport.pauses.isEmpty)
  }

  @Test(arguments: [60_000, 60_001, 3_600_000])
  func `a reset beyond the minute is reported at once`(milliseconds: Int) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled("\(milliseconds)")))
    #expect(
      result.finding == .rateLimited(status: 429, retryAfter: .milliseconds(milliseconds)))
    #expect(transport.pauses.isEmpty)
  }

  @Test func `the minute covers all waits together`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled("40000"), takes: .seconds(1)),
      answers(.store, Self.throttled("30000"), takes: .seconds(1)))
    #expect(result.finding == .rateLimited(status: 429, retryAfter: .seconds(30)))
    #expect(transport.pauses == [.seconds(40)])
    #expect(transport.timeouts == [.seconds(30), .seconds(19)])
    #expect(result.duration == .seconds(42))
  }

  @Test func `35 seconds cover all requests of a probe`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.scopeMissing, takes: .seconds(29)),
      fails(.time, .timedOut, takes: .seconds(30)))
    #expect(transport.timeouts == [.seconds(30), .seconds(6)])
    #expect(result.duration == .seconds(35))
    #expect(result.finding == .noAnswer(.timedOut))
  }

  @Test func `nothing is sent once the time is used up`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized, takes: .seconds(29)),
      answers(.store, Answers.json(502, ""), takes: .seconds(6)))
    #expect(transport.timeouts == [.seconds(30), .seconds(6)])
    #expect(result.finding == .platformFault(status: 502))
    let (second, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized, takes: .seconds(29)),
      answers(.store, Answers.scopeMissing, takes: .seconds(6)))
    #expect(second.finding == .noAnswer(.timedOut))
  }

  @Test func `a probe that is cancelled while it waits sends nothing more`() async throws {
    let transport = ScriptedTransport([answers(.store, Self.throttled("5000"))])
    let provider = BigCommerceProvider(
      transport: transport, endpoint: .production, userAgent: "authpipe/test",
      pause: { _ in withUnsafeCurrentTask { $0?.cancel() } }, now: { transport.now })
    let token = try secret(ScriptedTransport.token)
    let result = await Task {
      await provider.probe(token: token, storeHash: "abc123", declaredScopes: [])
    }.value
    #expect(result.finding == .noAnswer(.cancelled))
  }
}
