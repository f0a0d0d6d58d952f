internal import Dispatch
internal import Foundation

/// The queue of URLSession's events: one at a time, in order, and never a long one.
///
/// URLSession would line up a whole decoded gzip bomb in front of a delegate that is not quick
/// enough to count it; here decoding waits for the delegate.
final class DelegateQueue: OperationQueue, @unchecked Sendable {
  // @unchecked: a semaphore is what threads share.
  private let room = DispatchSemaphore(value: 64)

  override init() {
    super.init()
    maxConcurrentOperationCount = 1
  }

  override func addOperation(_ block: @escaping @Sendable () -> Void) {
    // Not for ever: should an event wait for the thread that waits here, it is let through.
    let hasRoom = room.wait(timeout: .now() + .milliseconds(100)) == .success
    super.addOperation { [room] in
      block()
      if hasRoom { room.signal() }
    }
  }
}
