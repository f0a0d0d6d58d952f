import AuthpipeKit
import HTTPTypes
import Synchronization

@testable import BigCommerce

/// A store's API that answers calls in order, in pieces, and keeps what it was sent.
final class CallTransport: StreamTransport {
  enum Step: Sendable {
    case answer(HTTPAnswer)
    case failure(TransportFailure)
    /// So much of an answer, and then the failure.
    case breaks(HTTPAnswer, TransportFailure)
  }

  struct Sent: Equatable, Sendable {
    let method: String
    let path: String
    let hasBody: Bool
  }

  private struct State {
    var steps: [Step]
    var sent: [Sent] = []
    var pauses: [Duration] = []
    var now = ContinuousClock.now
  }

  private let state: Mutex<State>

  init(_ steps: [Step]) { state = Mutex(State(steps: steps)) }

  var sent: [Sent] { state.withLock { $0.sent } }
  var pauses: [Duration] { state.withLock { $0.pauses } }
  var isDone: Bool { state.withLock { $0.steps.isEmpty } }

  func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer { throw .other(code: -1) }

  func stream(
    _ request: HTTPRequest, secret: SecretHeader?, body: OutgoingBody?, limits: StreamLimits,
    to receiver: any AnswerReceiver
  ) async throws(TransportFailure) -> HTTPResponse {
    let step = state.withLock { state -> Step in
      state.sent.append(
        Sent(
          method: request.method.rawValue, path: request.path ?? "",
          hasBody: body != nil && request.headerFields[.contentType] == "application/json"))
      return state.steps.isEmpty ? .failure(.other(code: -1)) : state.steps.removeFirst()
    }
    guard secret?.name == StoreRequest.tokenHeader, request.scheme == "https",
      request.authority == "api.bigcommerce.com"
    else { throw .other(code: -2) }
    switch step {
    case .failure(let failure): throw failure
    case .answer(let answer):
      guard Self.hand(answer, to: receiver) else { throw .cancelled }
      return answer.response
    case .breaks(let answer, let failure):
      guard Self.hand(answer, to: receiver) else { throw .cancelled }
      throw failure
    }
  }

  private static func hand(_ answer: HTTPAnswer, to receiver: any AnswerReceiver) -> Bool {
    guard receiver.receive(answer.response) else { return false }
    return answer.body.allSatisfy { receiver.receive([$0]) }
  }

  /// A client of the store `abc123` that asks through this, and whose clock this is.
  func client() throws -> StoreClient {
    let provider = BigCommerceProvider(
      transport: self, endpoint: .production, userAgent: "authpipe/test", limits: .call,
      pause: { pause in
        self.state.withLock { state in
          state.pauses.append(pause)
          state.now += pause
        }
      }, now: { self.state.withLock { $0.now } }, backoff: Backoff { 0 })
    return StoreClient(
      provider, through: self, token: try secret(ScriptedTransport.token),
      hash: try StoreHash(normalizing: "abc123"))
  }
}

/// Keeps what it is handed.
final class Keeper: AnswerReceiver {
  private let state = Mutex((heads: [Int](), body: [UInt8]()))

  var heads: [Int] { state.withLock { $0.heads } }
  var text: String { String(decoding: state.withLock { $0.body }, as: UTF8.self) }

  func receive(_ head: HTTPResponse) -> Bool {
    state.withLock { $0.heads.append(head.status.code) }
    return true
  }

  func receive(_ piece: [UInt8]) -> Bool {
    state.withLock { $0.body += piece }
    return true
  }
}
