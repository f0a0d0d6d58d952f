internal import AuthpipeKit
internal import HTTPTypes
internal import Synchronization

/// Takes an answer as it comes and notes how much it was.
final class Taker: AnswerReceiver {
  private struct State {
    var status: Int?
    var beginning: [UInt8] = []
    var count = 0
  }

  private let state = Mutex(State())
  private let take: @Sendable (_ count: Int) -> Bool

  /// Lets `take` see how much has come with each piece, and say whether more is wanted.
  init(_ take: @escaping @Sendable (_ count: Int) -> Bool = { _ in true }) { self.take = take }

  var status: Int? { state.withLock { $0.status } }
  var count: Int { state.withLock { $0.count } }
  /// The first 64 bytes.
  var beginning: String { String(decoding: state.withLock { $0.beginning }, as: UTF8.self) }

  func receive(_ head: HTTPResponse) -> Bool {
    state.withLock { $0.status = head.status.code }
    return true
  }

  func receive(_ piece: [UInt8]) -> Bool {
    let count = state.withLock { state in
      state.beginning += piece.prefix(64 - state.beginning.count)
      state.count += piece.count
      return state.count
    }
    return take(count)
  }
}

extension StreamLimits {
  /// Short ones, but for what a test makes of them.
  static func ofTests(
    beginning: Duration = .seconds(20), silence: Duration = .seconds(20),
    whole: Duration = .seconds(60), bytes: Int = 1 << 30
  ) -> StreamLimits {
    StreamLimits(beginning: beginning, silence: silence, whole: whole, bytes: bytes)
  }
}

extension StreamTransport {
  /// The failure of a streamed exchange, or nil when the answer came whole.
  func failure(
    streaming request: HTTPRequest, body: OutgoingBody? = nil, limits: StreamLimits = .ofTests(),
    to taker: Taker
  ) async -> TransportFailure? {
    do throws(TransportFailure) {
      let head = try await stream(
        request, secret: try? secret(), body: body, limits: limits, to: taker)
      return head.status.code == taker.status ? nil : .other(code: -1)
    } catch {
      return error
    }
  }
}
