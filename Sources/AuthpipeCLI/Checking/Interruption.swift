internal import Glibc

/// Signals that ask a long command to end: it finishes what it has begun.
struct Interruption {
  // What the signal handler needs. A handler may touch only what is in place before it runs.
  nonisolated(unsafe) private static var received: Int32 = 0
  nonisolated(unsafe) private static var count = 0

  /// A terminal sends one interrupt to every process of the job, and some that started this one
  /// (`timeout`, a shell script) pass their own on: what comes together is one.
  private static let together = Duration.milliseconds(700)

  private var firstSeen: (at: ContinuousClock.Instant, count: Int)?

  /// Catches the signals from now on, for the rest of the process's life.
  init() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      Interruption.received = signal
      Interruption.count += 1
    }
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaction(signal, &action, nil) }
  }

  /// The signal that came, or nil.
  var signal: Int32? { Self.received == 0 ? nil : Self.received }

  /// Whether, after a first signal, another came: somebody does not want to wait.
  mutating func isInsisted(at now: ContinuousClock.Instant = .now) -> Bool {
    guard signal != nil else { return false }
    guard let firstSeen else {
      firstSeen = (now, Self.count)
      return false
    }
    if now - firstSeen.at < Self.together {
      self.firstSeen = (firstSeen.at, Self.count)
      return false
    }
    return Self.count > firstSeen.count
  }
}
