/// How long one probe may take, and how often it may ask again.
package struct ProbeLimits: Sendable, Equatable {
  /// One request.
  package let request: Duration
  /// All requests together.
  package let total: Duration
  /// All requests together, once a rate limit has said when to come back.
  package let throttled: Duration
  /// How often an exchange that broke is repeated. The confirmation of a 401 is no retry.
  package let retries: Int
  /// How often a request is repeated that met a rate limit, which said when to come back.
  package let throttledRetries: Int

  /// More would be an attack on who has just said that it is too much.
  private static let mostThrottledRetries = 2

  /// 30 seconds for a request, 35 for all, 60 while a rate limit is waited for.
  package static let standard = ProbeLimits(
    request: .seconds(30), total: .seconds(35), throttled: .seconds(60), retries: 1,
    throttledRetries: mostThrottledRetries)

  /// 60 seconds for a request, 90 for all: a call may change much, and is answered slowly.
  package static let call = ProbeLimits(
    request: .seconds(60), total: .seconds(90), throttled: .seconds(90), retries: 1,
    throttledRetries: mostThrottledRetries)

  private init(
    request: Duration, total: Duration, throttled: Duration, retries: Int, throttledRetries: Int
  ) {
    self.request = request
    self.total = total
    self.throttled = throttled
    self.retries = retries
    self.throttledRetries = throttledRetries
  }

  /// The standard limits but for what is given: `timeout` holds for the whole probe, waits for a
  /// rate limit included; `retries` is how often a broken exchange is repeated.
  package init(timeout: Duration? = nil, retries: Int? = nil) {
    let standard = Self.standard
    self.init(
      request: min(timeout ?? standard.request, standard.request),
      total: timeout ?? standard.total, throttled: timeout ?? standard.throttled,
      retries: max(0, retries ?? standard.retries),
      throttledRetries: retries == 0 ? 0 : standard.throttledRetries)
  }
}
