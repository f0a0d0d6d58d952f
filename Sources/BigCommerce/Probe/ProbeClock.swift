/// A probe's sense of time: what it is now, how to wait, and how waits vary.
struct ProbeClock: Sendable {
  let now: @Sendable () -> ContinuousClock.Instant
  let pause: @Sendable (Duration) async -> Void
  let backoff: Backoff
}
