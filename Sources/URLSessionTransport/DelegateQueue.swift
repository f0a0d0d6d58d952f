internal import Dispatch
internal import Foundation
internal import Synchronization

/// The queue of URLSession's events: one at a time, in order, and never a long one.
///
/// URLSession would line up a whole decoded gzip bomb in front of a delegate that is not quick
/// enough to count it; here decoding waits for the delegate.
final class DelegateQueue: OperationQueue, @unchecked Sendable {
  // @unchecked: a semaphore and a queue are what threads share.
  private let room = DispatchSemaphore(value: 64)
  // What an operation is and who waits for it is more than an event needs, and costs ten times what
  // handing it on does.
  private let events = DispatchQueue(label: "authpipe.transport.events")
  /// Whether the event that is being attended to waits for who takes the answer.
  private let isHeldBack = Atomic(false)

  override init() {
    super.init()
    maxConcurrentOperationCount = 1
  }

  /// Runs `body`, part of an event, which may take any time and does not wait for URLSession: for
  /// so long the server is held back.
  func hold<R>(_ body: () -> R) -> R {
    isHeldBack.store(true, ordering: .relaxed)
    defer { isHeldBack.store(false, ordering: .relaxed) }
    return body()
  }

  override func addOperation(_ block: @escaping @Sendable () -> Void) {
    // Not for ever: should an event wait for the thread that waits here, it is let through.
    let hasRoom = waitForRoom()
    events.async { [room] in
      block()
      if hasRoom { room.signal() }
    }
  }

  private func waitForRoom() -> Bool {
    repeat {
      if room.wait(timeout: .now() + .milliseconds(100)) == .success { return true }
    } while isHeldBack.load(ordering: .relaxed)
    return false
  }
}
