internal import AuthpipeKit
internal import CSystem
internal import Dispatch
internal import Glibc
internal import HTTPTypes
internal import Synchronization

/// A process that speaks to the network, and the exchanges under way in it.
final class Worker: Sendable {
  /// What became of an exchange.
  enum End: Sendable {
    case outcome(Result<HTTPAnswer, TransportFailure>)
    /// The process ended first.
    case workerEnded
  }

  struct Exchange {
    /// Nil once nobody waits for it any more.
    var continuation: CheckedContinuation<End, Never>?
    var deadline: Task<Void, Never>?
    /// Where the answer goes as it comes, if it does.
    var delivery: Delivery?
  }

  struct State {
    var running: [UInt64: Exchange] = [:]
    var process: pid_t?
    var channel: Channel?
    var isReady = false
    /// Who waits for that.
    var waiting: [CheckedContinuation<TransportFailure?, Never>] = []
    var isStopped = false
    /// How every exchange ends that is begun from now on.
    var end: End?
  }

  /// How long a worker may take to come, and to let go of an exchange that nobody waits for.
  private static let patience = Duration.seconds(5)

  let state = Mutex(State())
  private let lastNumber = Atomic<UInt64>(0)
  private let program: String
  private let answerLimit: Int
  private let madeAt = ContinuousClock.now
  // Made where the worker is, and not by the thread that starts it: nothing may take a name out of
  // the environment meanwhile.
  nonisolated(unsafe) private let variables = authpipe_worker_environment()
  // Inactive until there is somebody to write to.
  private let writing = DispatchQueue(
    label: "authpipe.worker.writing", attributes: .initiallyInactive)

  /// Starts `program` as a worker whose answers are at most `answerLimit` bytes.
  init(program: String, answerLimit: Int) {
    self.program = program
    self.answerLimit = answerLimit
    // The one thread that starts the process waits for its end as well: a process that is to die
    // with its parent dies with the thread that started it.
    DispatchQueue(label: "authpipe.worker.reading").async { self.live() }
  }

  /// Whether it can do nothing more.
  var hasEnded: Bool { state.withLock { $0.end != nil || $0.isStopped } }

  /// Ends the process, and what is under way in it.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      if let process = state.process { kill(process, SIGKILL) }
    }
  }

  /// Has the worker send `request`, and waits for what comes of it until `deadline`.
  func exchange(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret? = nil,
    until deadline: ContinuousClock.Instant
  ) async -> End {
    await exchange(
      request, secret, body.map(OutgoingBody.secret), delivery: nil,
      kind: { .whole(timeout: deadline - .now) },
      until: { (try? await Task.sleep(until: deadline)) != nil })
  }

  /// Has the worker send `request`, and hands the answer on to `receiver` within `limits`.
  func exchange(
    _ request: HTTPRequest, secret: SecretHeader?, body: OutgoingBody?, limits: StreamLimits,
    to receiver: any AnswerReceiver
  ) async -> End {
    let delivery = Delivery(limits: limits, receiver: receiver)
    return await exchange(
      request, secret, body, delivery: delivery, kind: { .stream(limits) },
      until: { await delivery.watch.isExpired() })
  }

  private func exchange(
    _ request: HTTPRequest, _ secret: SecretHeader?, _ body: OutgoingBody?, delivery: Delivery?,
    kind: @escaping @Sendable () -> Order.Kind,
    until isExpired: @escaping @Sendable () async -> Bool
  ) async -> End {
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let end = state.withLock { state in
          if state.end == nil {
            state.running[number] = Exchange(continuation: continuation, delivery: delivery)
          }
          return state.end
        }
        if let end { return continuation.resume(returning: end) }
        // Cancelled before it was known here, which nobody will say again.
        if Task.isCancelled { return abandon(number, .cancelled) }
        let order = Order.send(
          number: number, request,
          secrets: (secret?.all ?? []).map { ($0.name, $0.value.bytes.count) },
          bodyLength: body?.count, kind())
        writing.async { self.write(order, secrets: secret?.all ?? [], body: body) }
        // The worker has this deadline too; this is for one that hangs. Only now, so that the order
        // is not kept waiting for it.
        let timer = Task { [weak self] in
          guard await isExpired() else { return }
          self?.abandon(number, .timedOut)
        }
        let isOver = state.withLock { state in
          state.running[number]?.deadline = timer
          return state.running[number]?.continuation == nil
        }
        if isOver { timer.cancel() }
      }
    } onCancel: {
      abandon(number, .cancelled)
    }
  }

  /// Ends an exchange here, and tells the worker that nobody waits for it.
  private func abandon(_ number: UInt64, _ failure: TransportFailure) {
    let (exchange, isReady) = state.withLock { state in
      let exchange = state.running[number]
      state.running[number]?.continuation = nil
      return (exchange, state.isReady)
    }
    guard let exchange, let continuation = exchange.continuation else { return }
    exchange.deadline?.cancel()
    // Nobody was asked by a worker that is not there, if it had the time to come.
    let isLate =
      failure == .timedOut && !isReady && ContinuousClock.now - madeAt > Self.patience
    continuation.resume(
      returning: .outcome(.failure(isLate ? .notStarted(code: ETIMEDOUT) : failure)))
    // What it still sends is for nobody, and might take for ever to come to its end.
    if exchange.delivery != nil { return stop() }
    writing.async { self.write(.abandon(number: number)) }
    Task { [weak self] in
      try? await Task.sleep(for: Self.patience)
      guard let self, state.withLock({ $0.running[number] != nil }) else { return }
      stop()
    }
  }

  private func write(_ order: Order, secrets: [SecretHeader] = [], body: OutgoingBody? = nil) {
    _ = state.withLock { $0.channel }?.write(order.bytes, secrets: secrets, body: body)
  }

  /// From the start of the process to its end.
  private func live() {
    var descriptor: Int32 = -1
    var process: pid_t = 0
    let code = authpipe_spawn_worker(
      program, TransportWorker.word, variables, &descriptor, &process)
    defer { writing.activate() }
    guard code == 0 else { return end(.outcome(.failure(.notStarted(code: code)))) }
    let channel = Channel(descriptor)
    state.withLock { state in
      state.process = process
      state.channel = channel
      if state.isStopped { kill(process, SIGKILL) }
    }
    writing.activate()
    while let report = channel.read(limit: answerLimit).flatMap({ Report($0) }) {
      receive(report)
    }
    state.withLock { $0.process = nil }
    kill(process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
    let wasReady = state.withLock { $0.isReady || $0.isStopped }
    // One that never spoke was not ended by an answer.
    end(wasReady ? .workerEnded : .outcome(.failure(.notStarted(code: ENOEXEC))))
  }

  private func receive(_ report: Report) {
    switch report {
    case .ready:
      state.withLock { $0.isReady = true }
      tell(nil)
    case .head(let number, let head): handOn(number) { $0.receive(head) }
    case .piece(let number, let bytes): handOn(number) { $0.receive(bytes) }
    case .outcome(let number, let outcome):
      let exchange = state.withLock { $0.running.removeValue(forKey: number) }
      exchange?.continuation?.resume(returning: .outcome(outcome))
      exchange?.deadline?.cancel()
    }
  }

  /// Hands on what came of an exchange that somebody still waits for.
  private func handOn(_ number: UInt64, _ body: (any AnswerReceiver) -> Bool) {
    let exchange = state.withLock { $0.running[number] }
    guard let exchange, exchange.continuation != nil, let delivery = exchange.delivery else {
      return
    }
    if !delivery.watch.handOn({ body(delivery.receiver) }) { abandon(number, .cancelled) }
  }

  private func end(_ end: End) {
    let running = state.withLock { state in
      defer { state = State(waiting: state.waiting, isStopped: true, end: end) }
      return state.running
    }
    tell(notStarted)
    for exchange in running.values {
      exchange.deadline?.cancel()
      exchange.continuation?.resume(returning: end)
    }
  }
}
