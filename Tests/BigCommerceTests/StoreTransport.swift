import AuthpipeKit
import HTTPTypes
import Synchronization

@testable import BigCommerce

/// A store that answers by path, and the clock that goes with it.
final class StoreTransport: HTTPTransport {
  private struct State {
    var requests: [HTTPRequest] = []
    var time = ContinuousClock.now
  }

  private static let prefix = "/stores/abc123/"
  private let state = Mutex(State())
  private let takes: Duration
  private let answer: @Sendable (_ path: String, _ count: Int) -> HTTPAnswer

  /// `answer` is given the path below the store and how many requests there were before.
  init(
    takes: Duration = .zero, _ answer: @escaping @Sendable (String, Int) -> HTTPAnswer
  ) {
    self.takes = takes
    self.answer = answer
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  /// What was asked for, below the store.
  var paths: [String] {
    requests.map { String(($0.path ?? "").dropFirst(Self.prefix.count)) }
  }

  func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    let count = state.withLock { state in
      state.requests.append(request)
      state.time += takes
      return state.requests.count - 1
    }
    guard takes < timeout else { throw .timedOut }
    return answer(String((request.path ?? "").dropFirst(Self.prefix.count)), count)
  }

  /// Asks about the store and the scopes of a token that was declared to have `declared`.
  func probe(
    declared: [String] = []
  ) async throws -> (result: ProbeResult, scopes: ScopeObservation?) {
    let provider = BigCommerceProvider(
      transport: self, endpoint: .production, userAgent: "authpipe/test",
      pause: { wait in self.state.withLock { $0.time += wait } },
      now: { self.state.withLock { $0.time } }, backoff: Backoff { 0 })
    return await provider.probeWithScopes(
      token: try secret(ScriptedTransport.token), storeHash: "abc123",
      declaredScopes: declared.compactMap { Scope($0) })
  }

  /// A store that opens everything.
  static func opening(
    except closed: Set<String> = [], answering other: HTTPAnswer = Answers.scopeMissing
  ) -> StoreTransport {
    StoreTransport { path, _ in
      if closed.contains(path) { return other }
      return switch path {
      case "v2/store": Answers.store()
      case "v2/time": Answers.time
      default: Answers.json(200, #"{"data":[]}"#)
      }
    }
  }
}

extension ScopeObservation {
  /// What was seen of the entry with that label.
  func access(_ label: String) -> ScopeAccess? {
    lines.first { $0.entry?.label == label }?.access
  }
}
