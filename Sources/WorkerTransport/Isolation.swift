internal import AuthpipeKit
internal import HTTPTypes

/// Where exchanges are repeated that were under way when a worker ended: each alone in a worker
/// of its own, so that it is known whose answer it was.
final class Isolation: Sendable {
  /// How many workers are kept busy at a time.
  private static let workers = 8
  /// For how long one that waits for its answer counts as busy: slow servers must not use up the
  /// time of the others.
  private static let patience = Duration.seconds(1)

  private let places = Places(Isolation.workers)
  private let makeWorker: @Sendable () -> Worker

  init(makeWorker: @escaping @Sendable () -> Worker) {
    self.makeWorker = makeWorker
  }

  /// Sends `request` in a new worker; one that ends again was ended by the answer.
  func exchange(
    _ request: HTTPRequest, secret: SecretHeader?, until deadline: ContinuousClock.Instant
  ) async throws(TransportFailure) -> HTTPAnswer {
    guard let place = await places.take(until: deadline) else {
      throw Task.isCancelled ? .cancelled : .timedOut
    }
    let patience = Task {
      try? await Task.sleep(for: Self.patience)
      place.leave()
    }
    defer { patience.cancel() }
    let worker = makeWorker()
    defer { worker.stop() }
    switch await worker.exchange(request, secret: secret, until: deadline) {
    // It was sent before, to whoever ended a worker with his answer.
    case .outcome(.failure(.notStarted)): throw .cutShort
    case .outcome(let outcome): return try outcome.get()
    case .workerEnded: throw .cutShort
    }
  }
}
