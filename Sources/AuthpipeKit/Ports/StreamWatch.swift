internal import Synchronization

/// The clock of an answer that is handed on as it comes.
///
/// It stands still while the receiver is at work: a pager that somebody reads is no slow server.
package final class StreamWatch: Sendable {
  private struct State {
    var isHandingOn = false
    var hasBegun = false
    var silent = Duration.zero
    var total = Duration.zero
  }

  private let limits: StreamLimits
  private let state = Mutex(State())

  /// Makes a clock that stands still until it is waited for.
  package init(_ limits: StreamLimits) { self.limits = limits }

  /// Runs `body`, which hands something on.
  package func handOn<R>(_ body: () -> R) -> R {
    state.withLock { state in
      state.isHandingOn = true
      state.hasBegun = true
    }
    defer {
      state.withLock { state in
        state.isHandingOn = false
        state.silent = .zero
      }
    }
    return body()
  }

  /// Waits until the server has taken longer than it may; false when the task was cancelled first.
  package func isExpired() async -> Bool {
    let tick = min(limits.beginning, limits.silence, limits.whole, .seconds(5)) / 10
    while (try? await Task.sleep(for: tick)) != nil {
      if pass(tick) { return true }
    }
    return false
  }

  /// Lets `duration` pass and says whether that was too much.
  private func pass(_ duration: Duration) -> Bool {
    state.withLock { state in
      guard !state.isHandingOn else { return false }
      state.silent += duration
      state.total += duration
      return state.silent > (state.hasBegun ? limits.silence : limits.beginning)
        || state.total > limits.whole
    }
  }
}
