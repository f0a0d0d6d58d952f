package import AuthpipeKit
package import HTTPTypes
internal import Synchronization

/// The way out to the network through a process of its own.
///
/// On Linux an answer whose head is cut off ends the process that runs URLSession. Here that ends
/// a worker: the exchange whose answer it was fails, and all the others are repeated.
package final class WorkerTransport: HTTPTransport {
  /// More than the head of any answer that is one.
  private static let headLimit = 1 << 20

  private let makeWorker: @Sendable () -> Worker
  private let isolation: Isolation
  private let shared = Mutex<Worker?>(nil)

  /// Makes a transport whose workers are `program`, started with `TransportWorker.word` once there
  /// is something to send; answers have bodies of at most `bodyLimit` bytes.
  package init(program: String = "/proc/self/exe", bodyLimit: Int = 1 << 20) {
    let makeWorker = { @Sendable in
      Worker(program: program, answerLimit: bodyLimit + Self.headLimit)
    }
    self.makeWorker = makeWorker
    isolation = Isolation(makeWorker: makeWorker)
  }

  deinit { shared.withLock { $0?.stop() } }

  /// Sends a request and returns the first answer, redirects included. `timeout` covers a
  /// repetition as well.
  package func send(
    _ request: HTTPRequest, secret: SecretHeader?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    guard !Task.isCancelled else { throw .cancelled }
    let deadline = ContinuousClock.now + timeout
    switch await worker().exchange(request, secret: secret, until: deadline) {
    case .outcome(let outcome): return try outcome.get()
    case .workerEnded:
      // Whether the request arrived is not known, so only one that may arrive twice is repeated.
      guard request.method == .get || request.method == .head else { throw .cutShort }
      return try await isolation.exchange(request, secret: secret, until: deadline)
    }
  }

  /// The worker that all exchanges share, started anew when it has ended.
  private func worker() -> Worker {
    shared.withLock { shared in
      if let shared, !shared.hasEnded { return shared }
      let worker = makeWorker()
      shared = worker
      return worker
    }
  }
}
