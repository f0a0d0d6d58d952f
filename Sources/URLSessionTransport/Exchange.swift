internal import AuthpipeKit
internal import Dispatch
internal import Foundation
internal import FoundationNetworking
internal import HTTPTypes
internal import Synchronization

/// One request and what came of it; it ends exactly once, however many events ask it to.
final class Exchange: Sendable {
  typealias Outcome = Result<HTTPAnswer, TransportFailure>

  private struct State {
    var continuation: CheckedContinuation<Outcome, Never>?
    var outcome: Outcome?
    var task: URLSessionTask?
    var deadline: Task<Void, Never>?
    var head: HTTPResponse?
    var body: [UInt8] = []
    /// What was handed on of the body, and whether the head was.
    var handedOn = 0
    var isAnnounced = false
  }

  /// Where an answer goes that is not kept.
  struct Stream: Sendable {
    let receiver: any AnswerReceiver
    let watch: StreamWatch
    let queue: DelegateQueue
  }

  private let state = Mutex(State())
  private let bodyLimit: Int
  private let work: DispatchQueue
  private let stream: Stream?

  init(bodyLimit: Int, work: DispatchQueue, stream: Stream? = nil) {
    self.bodyLimit = bodyLimit
    self.work = work
    self.stream = stream
  }

  /// Names who waits for the outcome; false when there is one already.
  func await(with continuation: CheckedContinuation<Outcome, Never>) -> Bool {
    let outcome = state.withLock { state in
      if state.outcome == nil { state.continuation = continuation }
      return state.outcome
    }
    guard let outcome else { return true }
    continuation.resume(returning: outcome)
    return false
  }

  /// Ends it when `isExpired` says that the time is over, unless it ended before.
  func end(whenExpired isExpired: @escaping @Sendable () async -> Bool) {
    // timeoutIntervalForResource is ignored on Linux: a server sending a byte per second would
    // hold the request for ever.
    let deadline = Task { [weak self] in
      guard await isExpired() else { return }
      self?.abandon(.timedOut)
    }
    let isOver = state.withLock { state in
      if state.outcome == nil { state.deadline = deadline }
      return state.outcome != nil
    }
    if isOver { deadline.cancel() }
  }

  /// Whether there is an outcome.
  var hasEnded: Bool { state.withLock { $0.outcome != nil } }

  /// Starts `task`.
  func run(_ task: URLSessionTask) {
    let ended = state.withLock { state in
      if state.outcome == nil { state.task = task }
      return state.outcome != nil
    }
    // Resumed even when it is to be cancelled: a session never lets go of a task that never ran.
    task.resume()
    if ended { task.cancel() }
  }

  /// Takes the head of the answer.
  func receive(_ head: HTTPResponse) {
    state.withLock { $0.head = head }
  }

  /// Takes a decoded piece of the body, as long as there is room for it.
  func receive(_ piece: Data) {
    if let stream { return handOn(piece, to: stream) }
    let fits = state.withLock { state in
      guard state.outcome == nil else { return true }
      guard piece.count <= bodyLimit - state.body.count else { return false }
      state.body.append(contentsOf: piece)
      return true
    }
    // 204 kB of gzip become 210 MB; decoding cannot be switched off, so it is cut off.
    if !fits { abandon(.tooLarge(limit: bodyLimit)) }
  }

  /// Hands a piece on, and the head before the first.
  private func handOn(_ piece: Data, to stream: Stream) {
    let fits = state.withLock { state -> Bool? in
      guard state.outcome == nil else { return nil }
      guard piece.count <= bodyLimit - state.handedOn else { return false }
      state.handedOn += piece.count
      return true
    }
    guard let fits else { return }
    guard fits else { return abandon(.tooLarge(limit: bodyLimit)) }
    guard announceHead(to: stream) else { return }
    let goesOn = stream.queue.hold { stream.watch.handOn { stream.receiver.receive(Array(piece)) } }
    if !goesOn { abandon(.cancelled) }
  }

  /// Hands the head on, unless that was done; false where no more is wanted.
  private func announceHead(to stream: Stream) -> Bool {
    let head = state.withLock { state -> HTTPResponse? in
      guard !state.isAnnounced else { return nil }
      state.isAnnounced = true
      return state.head
    }
    guard let head else { return true }
    let goesOn = stream.queue.hold { stream.watch.handOn { stream.receiver.receive(head) } }
    if !goesOn { abandon(.cancelled) }
    return goesOn
  }

  /// Ends with what has been received, once URLSession says that this is all.
  func complete() {
    if let stream, !hasEnded, !announceHead(to: stream) { return }
    let answer = state.withLock { state in
      state.head.map { HTTPAnswer(response: $0, body: state.body) }
    }
    end(
      answer.map { .success($0) } ?? .failure(.other(code: URLError.badServerResponse.rawValue)))
  }

  /// Ends with URLSession's own failure.
  func fail(_ failure: TransportFailure) {
    end(.failure(failure))
  }

  /// Ends before URLSession is done, and its task with it.
  func abandon(_ failure: TransportFailure) {
    let task = end(.failure(failure))
    work.async { task?.cancel() }
  }

  /// Ends the exchange, unless it has ended, and hands over the task that was running.
  ///
  /// A task that is completing is not cancelled as well: URLSession would be told of both.
  @discardableResult
  private func end(_ outcome: Outcome) -> URLSessionTask? {
    let ended = state.withLock { state -> State? in
      guard state.outcome == nil else { return nil }
      defer { state = State(outcome: outcome) }
      return state
    }
    ended?.continuation?.resume(returning: outcome)
    ended?.deadline?.cancel()
    return ended?.task
  }
}
