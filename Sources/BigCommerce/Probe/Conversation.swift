internal import AuthpipeKit
internal import HTTPTypes

/// The requests of one probe, within its budgets of time and tries.
struct Conversation {
  /// What came of a request.
  enum Reply {
    case answer(HTTPAnswer)
    case failure(TransportFailure)
  }

  /// One request may take this long.
  static let longestRequest = Duration.seconds(30)
  /// All requests of a probe together.
  static let budget = Duration.seconds(35)
  /// All requests of a probe, once a 429 has said when to come back.
  static let throttledBudget = Duration.seconds(60)
  /// The pause before a broken exchange is tried again, and the shortest after a 429.
  static let shortPause = Duration.milliseconds(500)

  let transport: any HTTPTransport
  let secret: SecretHeader
  let pause: @Sendable (Duration) async -> Void
  let now: @Sendable () -> ContinuousClock.Instant

  private let started: ContinuousClock.Instant
  private var deadline: ContinuousClock.Instant
  private var retriesLeft = 2
  private var mayRepeatBroken = true

  init(
    transport: any HTTPTransport, token: SharedSecret,
    pause: @escaping @Sendable (Duration) async -> Void,
    now: @escaping @Sendable () -> ContinuousClock.Instant
  ) {
    self.transport = transport
    secret = SecretHeader(name: StoreRequest.tokenHeader, value: token)
    self.pause = pause
    self.now = now
    started = now()
    deadline = started + Self.budget
  }

  /// Time since the first request.
  var duration: Duration { now() - started }

  /// Sends `request`, and again where a retry is allowed and promises something.
  mutating func ask(_ request: HTTPRequest) async -> Reply {
    while true {
      let remaining = deadline - now()
      guard remaining > .zero else { return .failure(.timedOut) }
      let reply = await send(request, timeout: min(remaining, Self.longestRequest))
      guard retriesLeft > 0, let wait = waitBeforeRetry(after: reply) else { return reply }
      retriesLeft -= 1
      await pause(wait)
      // The pause ends early when the task is cancelled; nothing may be sent then.
      if Task.isCancelled { return .failure(.cancelled) }
    }
  }

  private func send(_ request: HTTPRequest, timeout: Duration) async -> Reply {
    do {
      return .answer(try await transport.send(request, secret: secret, timeout: timeout))
    } catch {
      return .failure(error)
    }
  }

  /// How long to wait before `reply` is asked for again, or nil when it stands.
  private mutating func waitBeforeRetry(after reply: Reply) -> Duration? {
    switch reply {
    case .failure(.connectionLost): return waitAfterBroken()
    case .failure: return nil
    case .answer(let answer):
      switch answer.response.status.code {
      case 502, 504: return waitAfterBroken()
      case 429, 509: return waitAfterThrottling(answer.response)
      default: return nil
      }
    }
  }

  private mutating func waitAfterBroken() -> Duration? {
    guard mayRepeatBroken, Self.shortPause < deadline - now() else { return nil }
    mayRepeatBroken = false
    return Self.shortPause
  }

  private mutating func waitAfterThrottling(_ response: HTTPResponse) -> Duration? {
    guard let said = RateLimit.wait(saidBy: response) else { return nil }
    let wait = max(said, Self.shortPause)
    guard wait < started + Self.throttledBudget - now() else { return nil }
    deadline = started + Self.throttledBudget
    return wait
  }
}
