internal import AuthpipeKit
internal import HTTPTypes
internal import Synchronization

/// Hands a success on as it comes, and keeps any other answer: whether that one stands is known
/// only when it is whole.
///
/// A page of a proxy is no success, whatever its status: nothing is handed on before the first byte
/// has told that it is none.
final class CallReceiver: AnswerReceiver {
  /// Longer than any error that the API writes.
  private static let longestKept = 1 << 20

  private struct State {
    var head: HTTPResponse?
    var isSuccess = false
    var handsOn = false
    var kept: [UInt8] = []
    var isTooLong = false
  }

  /// What is to be done with what came.
  private enum Act {
    case keep
    case stop
    case handOn
    /// The head was kept until now, with the beginning of the body.
    case begin(HTTPResponse, [UInt8])
  }

  private let receiver: any AnswerReceiver
  private let state = Mutex(State())

  init(_ receiver: any AnswerReceiver) { self.receiver = receiver }

  /// Whether the receiver has something of the answer.
  var hasBegun: Bool { state.withLock { $0.handsOn } }

  /// The answer without what was handed on, once it is whole.
  func answer() throws(TransportFailure) -> HTTPAnswer {
    let state = state.withLock { $0 }
    if state.isTooLong { throw .tooLarge(limit: Self.longestKept) }
    guard let head = state.head else { throw .other(code: 0) }
    guard state.isSuccess, !state.handsOn, !state.kept.contains(where: { $0 > 0x20 }) else {
      return HTTPAnswer(response: head, body: state.kept)
    }
    // Without a body, or with blanks alone, it is what its status says.
    self.state.withLock { $0.handsOn = true }
    if receiver.receive(head), !state.kept.isEmpty { _ = receiver.receive(state.kept) }
    return HTTPAnswer(response: head, body: [])
  }

  /// What failed, where it was not that the kept answer is too long.
  func failure(_ failure: TransportFailure) -> TransportFailure {
    state.withLock { $0.isTooLong } ? .tooLarge(limit: Self.longestKept) : failure
  }

  func receive(_ head: HTTPResponse) -> Bool {
    state.withLock { state in
      state.head = head
      state.isSuccess = (200..<300).contains(head.status.code)
    }
    return true
  }

  func receive(_ piece: [UInt8]) -> Bool {
    let act = state.withLock { state -> Act in
      if state.handsOn { return .handOn }
      if state.isSuccess, let head = state.head, let first = piece.first(where: { $0 > 0x20 }),
        !state.kept.contains(where: { $0 > 0x20 }), !AnswerBody.isMarkup(head, beginning: first)
      {
        state.handsOn = true
        defer { state.kept = [] }
        return .begin(head, state.kept + piece)
      }
      state.isTooLong = piece.count > Self.longestKept - state.kept.count
      if state.isTooLong { return .stop }
      state.kept += piece
      return .keep
    }
    switch act {
    case .keep: return true
    case .stop: return false
    case .handOn: return receiver.receive(piece)
    case .begin(let head, let beginning):
      return receiver.receive(head) && receiver.receive(beginning)
    }
  }
}
