internal import AuthpipeKit
internal import HTTPTypes

/// The requests of one probe, within its budgets of time and tries.
struct Conversation {
  /// What came of a request.
  enum Reply {
    case answer(HTTPAnswer)
    case failure(TransportFailure)
    /// Not sent: an answer before, which had this status, left too little of the store's quota.
    case withheld(status: Int, refill: Duration?)
  }

  let transport: any HTTPTransport
  let secret: SecretHeader
  let limits: ProbeLimits
  let clock: ProbeClock
  /// Shared with the conversations about other tokens of the store.
  let quota: StoreQuota

  private let started: ContinuousClock.Instant
  private var deadline: ContinuousClock.Instant
  private var retriesLeft: Int
  private var throttledRetriesLeft: Int

  init(
    transport: any HTTPTransport, token: SharedSecret, limits: ProbeLimits, clock: ProbeClock,
    quota: StoreQuota
  ) {
    self.transport = transport
    secret = SecretHeader(name: StoreRequest.tokenHeader, value: token)
    self.limits = limits
    self.clock = clock
    self.quota = quota
    started = clock.now()
    deadline = started + limits.total
    retriesLeft = limits.retries
    throttledRetriesLeft = limits.throttledRetries
  }

  /// Time since the first request.
  var duration: Duration { clock.now() - started }

  /// Sends `request`, and again where a retry is allowed and promises something.
  ///
  /// A read may arrive twice; what changes something is sent again only where it did not arrive, or
  /// was turned away unread. `others` are secret headers of this request alone.
  mutating func ask(
    _ request: HTTPRequest, body: SharedSecret? = nil, besides others: [SecretHeader] = []
  ) async -> Reply {
    let transport = transport
    let secret = SecretHeader(name: secret.name, value: secret.value, others: others)
    let isRead = request.method == .get
    return await ask(
      isRepeatable: { isRead },
      sending: { (timeout) async throws(TransportFailure) in
        try await transport.send(request, secret: secret, body: body, timeout: timeout)
      })
  }

  /// Sends what `send` sends within the time it is given, and again where a retry is allowed and
  /// promises something; `isRepeatable` says, after each try, whether it may arrive twice.
  mutating func ask(
    isRepeatable: () -> Bool,
    sending send: (Duration) async throws(TransportFailure) -> HTTPAnswer
  ) async -> Reply {
    if let withheld = await waitAtFloor() { return withheld }
    while true {
      let remaining = deadline - clock.now()
      guard remaining > .zero else { return .failure(.timedOut) }
      let reply = await reply(to: send, timeout: min(remaining, limits.request))
      guard let wait = waitBeforeRetry(after: reply, isRead: isRepeatable()) else { return reply }
      await clock.pause(wait)
      // The pause ends early when the task is cancelled; nothing may be sent then.
      if Task.isCancelled { return .failure(.cancelled) }
    }
  }

  /// Waits for the store's quota to refill where little is left of it, or gives the request up:
  /// the quota is shared with the programs that keep the store running.
  private func waitAtFloor() async -> Reply? {
    // Again after each wait: others may have been told more meanwhile.
    while true {
      let now = clock.now()
      switch quota.leave(at: now) {
      case .open: return nil
      case .refused(let status, let until):
        return .withheld(status: status, refill: until.map { max($0 - now, .zero) })
      case .low(let status, let until):
        let refill = until.map { $0 - now }
        guard let refill, let wait = wait(until: refill, before: deadline) else {
          return .withheld(status: status, refill: refill)
        }
        await clock.pause(wait)
        if Task.isCancelled { return .failure(.cancelled) }
      }
    }
  }

  private func reply(
    to send: (Duration) async throws(TransportFailure) -> HTTPAnswer, timeout: Duration
  ) async -> Reply {
    do throws(TransportFailure) {
      let answer = try await send(timeout)
      quota.note(answer.response, at: clock.now())
      return .answer(answer)
    } catch {
      return .failure(error)
    }
  }

  /// How long to wait before `reply` is asked for again, or nil when it stands.
  private mutating func waitBeforeRetry(after reply: Reply, isRead: Bool) -> Duration? {
    switch reply {
    // Of several addresses one may have refused and the next taken the request: even "refused"
    // does not say that nothing arrived.
    case .failure(.connectionRefused) where isRead, .failure(.nameNotResolved) where isRead,
      .failure(.connectionLost) where isRead:
      return waitAfterBroken()
    case .failure, .withheld: return nil
    case .answer(let answer):
      switch answer.response.status.code {
      case 502 where isRead, 504 where isRead: return waitAfterBroken()
      case let status where RateLimit.isLimit(status):
        let wait = waitAfterThrottling(answer.response)
        if wait == nil { quota.giveUp(on: answer.response, at: clock.now()) }
        return wait
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
    guard throttledRetriesLeft > 0, let said = RateLimit.wait(saidBy: response),
      let wait = wait(until: said, before: longer)
    else { return nil }
    throttledRetriesLeft -= 1
    deadline = longer
    return wait
  }

  /// The wait until the quota has `refilled`, if it ends before `end`.
  private func wait(until refilled: Duration, before end: ContinuousClock.Instant) -> Duration? {
    let wait = clock.backoff.wait(until: refilled)
    return wait < end - clock.now() ? wait : nil
  }
}
