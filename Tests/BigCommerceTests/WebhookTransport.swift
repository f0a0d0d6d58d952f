import AuthpipeKit
import HTTPTypes
import Synchronization

@testable import BigCommerce

/// A store's `/v3/hooks`, which answers in order and keeps what it was sent.
final class WebhookTransport: HTTPTransport {
  struct Sent: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let fields: HTTPFields
    let body: String?
    /// The names of the headers whose values are secrets.
    let secrets: [String]
  }

  private struct State {
    var outcomes: [Result<HTTPAnswer, TransportFailure>]
    var sent: [Sent] = []
  }

  private let state: Mutex<State>

  init(_ outcomes: [Result<HTTPAnswer, TransportFailure>]) {
    state = Mutex(State(outcomes: outcomes))
  }

  convenience init(_ answers: HTTPAnswer...) { self.init(answers.map { .success($0) }) }

  var sent: [Sent] { state.withLock { $0.sent } }

  func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    let text = body.map { $0.bytes.withBytes { String(decoding: $0, as: UTF8.self) } }
    let outcome = state.withLock { state -> Result<HTTPAnswer, TransportFailure> in
      state.sent.append(
        Sent(
          method: request.method, path: request.path ?? "", fields: request.headerFields,
          body: text, secrets: (secret?.all ?? []).map(\.name.rawName)))
      return state.outcomes.isEmpty
        ? .failure(.other(code: -1)) : state.outcomes.removeFirst()
    }
    return try outcome.get()
  }

  /// The webhooks of an account of the store `abc123`, asked for through this.
  func client() throws -> WebhookClient {
    let provider = BigCommerceProvider(
      transport: self, endpoint: .production, userAgent: "authpipe/test", pause: { _ in },
      backoff: Backoff { 0 })
    guard
      let client = provider.webhooks(
        token: try secret(ScriptedTransport.token), storeHash: "abc123")
    else { throw TransportFailure.cancelled }
    return client
  }
}

extension Answers {
  /// A webhook as the specification has it.
  static func webhook(
    _ id: Int, event: String = "store/order/updated", to destination: String? = nil,
    active: Bool = true, headers: String = "null", owner: String = "client1"
  ) -> String {
    """
    {"id":\(id),"client_id":"\(owner)","store_hash":"abc123","scope":"\(event)",\
    "destination":"\(destination ?? "https://h.example/\(id)")","headers":\(headers),\
    "is_active":\(active),"created_at":1700000000,"updated_at":1700000000}
    """
  }

  static func webhooks(_ entries: [String], page: Int = 1, of pages: Int = 1) -> HTTPAnswer {
    json(
      200,
      """
      {"data":[\(entries.joined(separator: ","))],"meta":{"pagination":{"total":\(entries.count),\
      "count":\(entries.count),"per_page":25,"current_page":\(page),"total_pages":\(pages)}}}
      """)
  }
}
