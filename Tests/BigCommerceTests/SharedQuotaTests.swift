import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// A store's quota is one, however many tokens of it are asked about.
@Suite struct SharedQuotaTests {
  private let quotas = StoreQuotas()

  /// Probes one more token of the store, as the script has it.
  private func probe(
    _ steps: ScriptedTransport.Step...
  ) async throws -> (result: ProbeResult, pauses: [Duration]) {
    let transport = ScriptedTransport(steps)
    let provider = BigCommerceProvider(
      transport: transport, endpoint: .production, userAgent: "authpipe/test", quotas: quotas,
      pause: { transport.pause($0) }, now: { transport.now }, backoff: Backoff { 0 })
    let result = await provider.probe(
      token: try secret(ScriptedTransport.token), storeHash: "abc123", declaredScopes: [])
    #expect(transport.isDone, "requests of the script were not made")
    return (result, transport.pauses)
  }

  private static func limited(_ reset: String?, status: Int = 429) -> HTTPAnswer {
    var headers: HTTPFields = [:]
    headers[HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!] = reset
    return Answers.json(status, "{}", headers)
  }

  private static func well(left: String, reset: String?) -> HTTPAnswer {
    var headers: HTTPFields = [:]
    headers[HTTPField.Name("X-Rate-Limit-Requests-Left")!] = left
    headers[HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!] = reset
    return Answers.json(200, #"{"id":"abc123"}"#, headers)
  }

  @Test(arguments: [(429, nil), (429, "3600000"), (509, nil), (429, "NaN")])
  func `after a limit that cannot be waited for, no other token of the store is asked about`(
    status: Int, reset: String?
  ) async throws {
    let limited = Self.limited(reset, status: status)
    #expect(try await probe(answers(.store, limited)).result.verdict == .throttled)
    let (result, pauses) = try await probe()
    #expect(result.verdict == .throttled && result.httpStatus == status)
    #expect(pauses.isEmpty)
  }

  @Test func `a store that goes on refusing is asked three times in all`() async throws {
    let limited = answers(.store, Self.limited("1000"))
    #expect(try await probe(limited, limited, limited).result.verdict == .throttled)
    for _ in 1...3 { #expect(try await probe().result.verdict == .throttled) }
  }

  @Test func `where little is left, the next waits for the window to refill`() async throws {
    let low = Self.well(left: "4", reset: "3000")
    #expect(try await probe(answers(.store, low)).result.verdict == .healthy)
    let (result, pauses) = try await probe(answers(.store, Answers.store()))
    #expect(result.verdict == .healthy)
    #expect(pauses.count == 1 && pauses[0] > .seconds(2) && pauses[0] <= .seconds(3))
  }

  @Test(arguments: [nil, "40000"])
  func `where little is left for longer than a probe may take, the next is not asked`(
    reset: String?
  ) async throws {
    let low = Self.well(left: "0", reset: reset)
    #expect(try await probe(answers(.store, low)).result.verdict == .healthy)
    let (result, pauses) = try await probe()
    #expect(result.verdict == .throttled)
    #expect(pauses.isEmpty)
  }

  @Test func `an answer that has enough left lets the next ask at once`() async throws {
    _ = try await probe(answers(.store, Self.well(left: "1", reset: nil)))
    quotas.quota(of: try StoreHash(normalizing: "abc123"), at: .production)
      .note(Self.well(left: "100", reset: "30000").response, at: .now)
    let (result, pauses) = try await probe(answers(.store, Answers.store()))
    #expect(result.verdict == .healthy && pauses.isEmpty)
  }

  @Test func `another store has a quota of its own`() async throws {
    _ = try await probe(answers(.store, Self.limited(nil)))
    let other = quotas.quota(of: try StoreHash(normalizing: "def456"), at: .production)
    let sandbox = quotas.quota(
      of: try StoreHash(normalizing: "abc123"), at: try APIEndpoint(loopback: "http://127.0.0.1:9"))
    #expect(other.leave(at: .now) == .open && sandbox.leave(at: .now) == .open)
  }
}
