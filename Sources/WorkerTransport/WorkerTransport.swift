package import AuthpipeKit
package import HTTPTypes
internal import Synchronization

/// The way out to the network through a process of its own.
///
/// On Linux an answer whose head is cut off ends the process that runs URLSession. Here that ends
/// a worker: the exchange whose answer it was fails, and all the others are repeated.
package final class WorkerTransport: StreamTransport {
  /// More than the head of any answer that is one.
  private static let headLimit = 1 << 20

  private let makeWorker: @Sendable () -> Worker
  private let isolation: Isolation
  private let shared = Mutex<Worker?>(nil)

  /// Makes a transport whose workers are `program`, started with `TransportWorker.word`, the first
  /// of them now; answers have bodies of at most `bodyLimit` bytes.
  package init(program: String, bodyLimit: Int = 1 << 20) {
    let makeWorker = { @Sendable in
      Worker(program: program, answerLimit: bodyLimit + Self.headLimit)
    }
    self.makeWorker = makeWorker
    isolation = Isolation(makeWorker: makeWorker)
    // Not at the first request: it starts while the vault is opened.
    shared.withLock { $0 = makeWorker() }
  }

  deinit { shared.withLock { $0?.stop() } }

  /// Waits until the worker has said that it is there.
  package func start() async throws(TransportFailure) { try await worker().ready() }

  /// Sends a request and returns the first answer, redirects included. `timeout` covers a
  /// repetition as well.
  package func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    guard !Task.isCancelled else { throw .cancelled }
    let deadline = ContinuousClock.now + timeout
    let (worker, isOwn) = worker(for: request)
    defer { if isOwn { worker.stop() } }
    switch await worker.exchange(request, secret: secret, body: body, until: deadline) {
    case .outcome(let outcome): return try outcome.get()
    case .workerEnded:
      // Whether the request arrived is not known, so only one that may arrive twice is repeated.
      guard request.method == .get || request.method == .head else { throw .cutShort }
      return try await isolation.exchange(request, secret: secret, until: deadline)
    }
  }

  /// Sends a request and hands the first answer on, redirects included.
  package func stream(
    _ request: HTTPRequest, secret: SecretHeader?, body: OutgoingBody?, limits: StreamLimits,
    to receiver: any AnswerReceiver
  ) async throws(TransportFailure) -> HTTPResponse {
    guard !Task.isCancelled else { throw .cancelled }
    let noting = NotingReceiver(receiver)
    let isRead = request.method == .get || request.method == .head
    for mayRepeat in [isRead, false] {
      let (worker, isOwn) = worker(for: request)
      defer { if isOwn { worker.stop() } }
      let end = await worker.exchange(
        request, secret: secret, body: body, limits: limits, to: noting)
      switch end {
      case .outcome(let outcome): return try outcome.get().response
      // It was this answer that ended the worker, or nothing to do with it. Once more, but not
      // where the request may not arrive twice, and never once the receiver has something.
      case .workerEnded where !mayRepeat || noting.hasBegun: throw .cutShort
      case .workerEnded: continue
      }
    }
    throw .cutShort
  }

  /// The worker for a request, and whether it has it to itself.
  ///
  /// libcurl sends a request once more by itself where a connection that was used before breaks
  /// off without an answer, whatever the method: what may not arrive twice gets a new one.
  private func worker(for request: HTTPRequest) -> (worker: Worker, isOwn: Bool) {
    let isRead = request.method == .get || request.method == .head
    return isRead ? (worker(), false) : (makeWorker(), true)
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
