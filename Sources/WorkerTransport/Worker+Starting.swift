internal import AuthpipeKit
internal import Glibc
internal import Synchronization

extension Worker {
  /// How long it may take to start.
  private static let starting = Duration.seconds(20)

  /// Waits until the process says that it is there.
  func ready() async throws(TransportFailure) {
    let timer = Task { [weak self] in
      guard (try? await Task.sleep(for: Self.starting)) != nil else { return }
      self?.tell(.notStarted(code: ETIMEDOUT))
    }
    defer { timer.cancel() }
    let failure = await withCheckedContinuation { continuation in
      let isKnown = state.withLock { state in
        if !state.isReady, state.end == nil { state.waiting.append(continuation) }
        return state.isReady || state.end != nil
      }
      if isKnown { continuation.resume(returning: notStarted) }
    }
    if let failure { throw failure }
  }

  /// Why it never started, or nil.
  var notStarted: TransportFailure? {
    guard case .outcome(.failure(let failure))? = state.withLock({ $0.end }) else { return nil }
    return failure
  }

  /// Tells those who wait until it is there.
  func tell(_ failure: TransportFailure?) {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: failure) }
  }
}
