import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// What `--timeout` and `--retries` mean to a probe.
@Suite struct ProbeLimitsTests {
  private static let throttled = Answers.json(
    429, "{}", [HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!: "1000"])

  @Test func `nothing given is the standard`() {
    #expect(ProbeLimits() == .standard)
  }

  @Test func `a timeout holds for everything together`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized, takes: .seconds(3)),
      fails(.store, .timedOut, takes: .seconds(9)), limits: ProbeLimits(timeout: .seconds(5)))
    #expect(transport.timeouts == [.seconds(5), .seconds(2)])
    #expect(result.duration == .seconds(5))
    #expect(result.finding == .noAnswer(.timedOut))
  }

  @Test func `a timeout is not made longer by a rate limit`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled), limits: ProbeLimits(timeout: .seconds(1)))
    #expect(result.verdict == .throttled)
    #expect(transport.pauses.isEmpty)
  }

  @Test func `a long timeout still ends a single request after half a minute`() async throws {
    let (_, transport) = try await ScriptedTransport.probe(
      fails(.store, .timedOut, takes: .seconds(30)), limits: ProbeLimits(timeout: .seconds(300)))
    #expect(transport.timeouts == [.seconds(30)])
  }

  @Test func `each wait is twice the one before, and up to half as much more`() async throws {
    let lost = fails(.store, .connectionLost)
    let (_, even) = try await ScriptedTransport.probe(
      lost, lost, lost, lost, limits: ProbeLimits(retries: 3))
    #expect(even.pauses == [.milliseconds(500), .seconds(1), .seconds(2)])
    let (_, varied) = try await ScriptedTransport.probe(
      lost, lost, limits: ProbeLimits(retries: 1), chance: 0.5)
    #expect(varied.pauses == [.milliseconds(625)])
  }

  @Test func `waits stop growing, and none ends after the deadline`() async throws {
    let lost = fails(.store, .connectionLost)
    let (result, transport) = try await ScriptedTransport.probe(
      lost, lost, lost, lost, lost, lost, lost, lost, limits: ProbeLimits(retries: 1_000))
    #expect(transport.pauses.suffix(2) == [.seconds(8), .seconds(8)])
    #expect(result.duration < .seconds(35))
  }

  @Test func `no retries are none, after a rate limit as well`() async throws {
    let limits = ProbeLimits(retries: 0)
    _ = try await ScriptedTransport.probe(fails(.store, .connectionLost), limits: limits)
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Self.throttled), limits: limits)
    #expect(result.verdict == .throttled)
  }

  @Test func `a 401 is confirmed where nothing is retried`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Answers.unauthorized), answers(.store, Answers.unauthorized),
      limits: ProbeLimits(retries: 0))
    #expect(result.verdict == .rejected)
  }

  @Test func `a rate limit is met three times at most, whatever was asked for`() async throws {
    let step = answers(.store, Self.throttled)
    let (result, transport) = try await ScriptedTransport.probe(
      step, step, step, limits: ProbeLimits(retries: 50), chance: 0.5)
    #expect(result.verdict == .throttled)
    #expect(transport.pauses == [.milliseconds(1_050), .milliseconds(1_050)])
  }
}
