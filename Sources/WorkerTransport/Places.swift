internal import Synchronization

/// A number of places, and those who wait for one.
final class Places: Sendable {
  /// A place that was taken; it is left once, however often that is said.
  final class Place: Sendable {
    private let places: Places
    private let isLeft = Mutex(false)

    fileprivate init(_ places: Places) { self.places = places }

    /// Lets the next one in.
    func leave() {
      let wasLeft = isLeft.withLock { isLeft in
        defer { isLeft = true }
        return isLeft
      }
      if !wasLeft { places.letIn() }
    }
  }

  private struct State {
    var free: Int
    var lastNumber = 0
    var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  }

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(free: count)) }

  /// Waits for a place, in order; nil when there was none before `deadline` or the task was
  /// cancelled.
  func take(until deadline: ContinuousClock.Instant) async -> Place? {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    let timer = Task { [weak self] in
      guard (try? await Task.sleep(until: deadline)) != nil else { return }
      self?.turnAway(number)
    }
    defer { timer.cancel() }
    let isIn = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isIn = state.withLock { state -> Bool? in
          if Task.isCancelled || deadline <= .now { return false }
          if state.free > 0 {
            state.free -= 1
            return true
          }
          state.waiting.append((number, continuation))
          return nil
        }
        if let isIn { continuation.resume(returning: isIn) }
      }
    } onCancel: {
      turnAway(number)
    }
    return isIn ? Place(self) : nil
  }

  private func letIn() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst().continuation
    }
    next?.resume(returning: true)
  }

  private func turnAway(_ number: Int) {
    let waiting = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
      return state.waiting.remove(at: index).continuation
    }
    waiting?.resume(returning: false)
  }
}
