internal import AuthpipeCLI
internal import Synchronization

/// Browsers that wait for what the flow makes of their callback. Each is answered once.
final class WaitingBrowsers: Sendable {
  private struct Waiting {
    var next = 0
    var isClosed = false
    var browsers: [Int: CheckedContinuation<CallbackAnswer, Never>] = [:]
  }

  private let waiting = Mutex(Waiting())
  private static let nobody = CallbackAnswer.page(status: 503, words: "Nobody waits for this.")

  /// Hands the way to an answer to `body`, and waits for it.
  func wait(_ body: (@escaping @Sendable (CallbackAnswer) -> Void) -> Void) async -> CallbackAnswer
  {
    await withCheckedContinuation { continuation in
      let number = waiting.withLock { waiting -> Int? in
        guard !waiting.isClosed else { return nil }
        waiting.next += 1
        waiting.browsers[waiting.next] = continuation
        return waiting.next
      }
      guard let number else { return continuation.resume(returning: Self.nobody) }
      body { [self] answer in
        waiting.withLock { $0.browsers.removeValue(forKey: number) }?.resume(returning: answer)
      }
    }
  }

  /// Answers all that wait still, and all that come.
  func sendAway() {
    let left = waiting.withLock { waiting in
      waiting.isClosed = true
      defer { waiting.browsers = [:] }
      return Array(waiting.browsers.values)
    }
    for browser in left { browser.resume(returning: Self.nobody) }
  }
}
