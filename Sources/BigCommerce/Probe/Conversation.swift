internal import AuthpipeKit
internal import HTTPTypes

/// The requests of one probe, within its budgets of time and tries.
struct Conversation {
  /// What came of a request.
  enum Reply {
    case answer(HTTPAnswer)
    case failure(TransportFailure)
    /// Not sent: the answer before, which had this status, left too little of the store's quota.
    case withheld(status: Int, refill: Duration?)
  }

  /// Below so many requests left in the window, the rest is left to the store's apps.
  private static let fewestLeft = 5

  let transport: any HTTPTransport
  let secret: SecretHeader
  let limits: ProbeLimits
  let clock: ProbeClock

  private let started: ContinuousClock.Instant
  private var deadline: ContinuousClock.Instant
  private var retriesLeft: Int
  private var throttledRetriesLeft: Int
  private var lastAnswer: HTTPResponse?

  init(transport: any HTTPTransport, token: SharedSecret, limits: ProbeLimits, clock: ProbeClock) {
    self.transport = transport
    secret = SecretHeader(name: StoreRequest.tokenHeader, value: token)
    self.limits = limits
    self.clock = clock
    started = clock.now()
    deadline = started + limits.total
    retriesLeft = limits.retries
    throttledRetriesLeft = limits.throttledRetries
  }

  /// Time since the first request.
  var duration: Duration { clock.now() - started }

  /// Sends `request`, and again where a retry is allowed and promises something.
  ///
  /// Only for requests that may arrive twice: all of a probe's are reads.
  mutating func ask(_ request: HTTPRequest) async -> Reply {
    if let withheld = await waitAtFloor() { return withheld }
    while true {
      let remaining = deadline - clock.now()
      guard remaining > .zero else { return .failure(.timedOut) }
      let reply = await send(request, timeout: min(remaining, limits.request))
      guard let wait = waitBeforeRetry(after: reply) else { return reply }
      await clock.pause(wait)
      // The pause ends early when the task is cancelled; nothing may be sent then.
      if Task.isCancelled { return .failure(.cancelled) }
    }
  }

  /// Waits for the store's quota to refill where little is left of it, or gives the request up:
  /// the quota is shared with the programs that keep the store running.
  private mutating func waitAtFloor() async -> Reply? {
    guard let lastAnswer, let left = RateLimit.left(saidBy: lastAnswer), left < Self.fewestLeft
    else { return nil }
    guard let wait = wait(forRefillSaidBy: lastAnswer, before: deadline) else {
      return .withheld(
        status: lastAnswer.status.code, refill: RateLimit.wait(saidBy: lastAnswer))
    }
    await clock.pause(wait)
    return Task.isCancelled ? .failure(.cancelled) : nil
  }

  private mutating func send(_ request: HTTPRequest, timeout: Duration) async -> Reply {
    do {
      let answer = try await transport.send(request, secret: secret, timeout: timeout)
      lastAnswer = answer.response
      return .answer(answer)
    } catch {
      return .failure(error)
    }
  }

  /// How long to wait before `reply` is asked for again, or nil when it stands.
  private mutating func waitBeforeRetry(after reply: Reply) -> Duration? {
    switch reply {
    case .failure(.connectionLost), .failure(.connectionRefused), .failure(.nameNotResolved):
      return waitAfterBroken()
    case .failure, .withheld: return nil
    case .answer(let answer):
      switch answer.response.status.code {
      case 502, 504: return waitAfterBroken()
      case 429, 509: return waitAfterThrottling(answer.response)
      default: return nil
      }
    }
  }

  private mutating func waitAfterBroken() -> Duration? {
    guard retriesLeft > 0 else { return nil }
    retriesLeft -= 1
    let wait = clock.backoff.wait(afterBroken: limits.retries - retriesLeft)
    return wait < deadline - clock.now() ? wait : nil
  }

  private mutating func waitAfterThrottling(_ response: HTTPResponse) -> Duration? {
    let longer = started + limits.throttled
    guard throttledRetriesLeft > 0, let wait = wait(forRefillSaidBy: response, before: longer)
    else { return nil }
    throttledRetriesLeft -= 1
    deadline = longer
    return wait
  }

  /// The wait that `response` asks for, if it is said plainly and ends before `end`.
  private func wait(
    forRefillSaidBy response: HTTPResponse, before end: ContinuousClock.Instant
  ) -> Duration? {
    guard let said = RateLimit.wait(saidBy: response) else { return nil }
    let wait = clock.backoff.wait(until: said)
    return wait < end - clock.now() ? wait : nil
  }
}
