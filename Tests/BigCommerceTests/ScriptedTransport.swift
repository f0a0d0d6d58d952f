import AuthpipeKit
import HTTPTypes
import Synchronization
import Testing

@testable import BigCommerce

/// A transport that knows beforehand what it will be asked and answers by its script, and the
/// clock that goes with it: time passes only in pauses and while answers are awaited.
final class ScriptedTransport: HTTPTransport {
  struct Step {
    let resource: StoreRequest.Resource
    let outcome: Result<HTTPAnswer, TransportFailure>
    let takes: Duration
  }

  private struct State {
    var steps: [Step]
    var time: ContinuousClock.Instant
    var pauses: [Duration] = []
    var timeouts: [Duration] = []
  }

  static let token = "k3yk3yk3yk3yk3yk3yk3yk3yk3yk3y1"
  private let state: Mutex<State>

  init(_ steps: [Step]) {
    state = Mutex(State(steps: steps, time: ContinuousClock.now))
  }

  /// Whether all of the script was used.
  var isDone: Bool { state.withLock { $0.steps.isEmpty } }
  var now: ContinuousClock.Instant { state.withLock { $0.time } }
  var pauses: [Duration] { state.withLock { $0.pauses } }
  var timeouts: [Duration] { state.withLock { $0.timeouts } }

  func pause(_ duration: Duration) {
    state.withLock {
      $0.time += duration
      $0.pauses.append(duration)
    }
  }

  func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    #expect(request.method == .get)
    #expect(request.headerFields[.accept] == "application/json")
    #expect(request.headerFields[.userAgent] == "authpipe/test")
    #expect(secret?.name == HTTPField.Name("X-Auth-Token"))
    #expect(
      secret?.value.bytes.withBytes { $0.elementsEqual(Self.token.utf8) } == true,
      "the token travels in its header alone")
    let step = state.withLock { state -> Step? in
      guard !state.steps.isEmpty else { return nil }
      let step = state.steps.removeFirst()
      state.time += min(step.takes, timeout)
      state.timeouts.append(timeout)
      return step
    }
    guard let step else {
      Issue.record("an unexpected request for \(request.path ?? "")")
      throw .other(code: -1)
    }
    #expect(request.path == "/stores/abc123/v2/\(step.resource.rawValue)")
    return try step.outcome.get()
  }

  /// Probes once with the script and checks that all of it was used.
  static func probe(
    _ steps: Step..., scopes: [String] = [], limits: ProbeLimits = .standard,
    chance: Double = 0
  ) async throws -> (result: ProbeResult, transport: ScriptedTransport) {
    let transport = ScriptedTransport(steps)
    let provider = BigCommerceProvider(
      transport: transport, endpoint: .production, userAgent: "authpipe/test",
      limits: limits, pause: { transport.pause($0) }, now: { transport.now },
      backoff: Backoff { chance })
    let result = await provider.probe(
      token: try secret(token), storeHash: "abc123",
      declaredScopes: scopes.compactMap(Scope.init))
    #expect(transport.isDone, "requests of the script were not made")
    return (result, transport)
  }
}

/// A step that answers.
func answers(
  _ resource: StoreRequest.Resource, _ answer: HTTPAnswer, takes: Duration = .zero
) -> ScriptedTransport.Step {
  ScriptedTransport.Step(resource: resource, outcome: .success(answer), takes: takes)
}

/// A step that fails.
func fails(
  _ resource: StoreRequest.Resource, _ failure: TransportFailure, takes: Duration = .zero
) -> ScriptedTransport.Step {
  ScriptedTransport.Step(resource: resource, outcome: .failure(failure), takes: takes)
}

/// `text` as a secret.
func secret(_ text: String) throws -> SharedSecret {
  SharedSecret(try secretBytes(Array(text.utf8)))
}

/// `bytes` as a secret.
func secretBytes(_ bytes: [UInt8]) throws -> SecretBytes {
  var secret = try SecretBytes(capacity: bytes.count)
  bytes.withUnsafeBytes { secret.append($0) }
  return secret
}
