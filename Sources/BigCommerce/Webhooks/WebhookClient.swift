package import AuthpipeKit
internal import FoundationEssentials
internal import HTTPTypes

/// One API account's webhooks at its store: `/v3/hooks`, which shows an account none but its own
/// (BigCommerce's specification, "Webhooks").
package struct WebhookClient: Sendable {
  /// A page of so many is well below the longest answer that is read.
  private static let pageLength = 25
  /// More pages than an account can fill: ten webhooks an event, and there are about a hundred.
  private static let mostPages = 100

  private var conversation: Conversation
  private let token: SharedSecret
  private let hash: StoreHash
  private let endpoint: APIEndpoint
  private let userAgent: String

  init(_ provider: BigCommerceProvider, token: SharedSecret, hash: StoreHash) {
    conversation = provider.conversation(about: token, of: hash)
    self.token = token
    self.hash = hash
    endpoint = provider.endpoint
    userAgent = provider.userAgent
  }

  /// All webhooks of the account.
  package mutating func all() async throws(WebhookFault) -> [Webhook] {
    var found: [Webhook] = []
    for page in 1...Self.mostPages {
      let path = "v3/hooks?limit=\(Self.pageLength)&page=\(page)"
      let value = try await ask(request(.get, path), body: nil)
      guard let value, case .array(let entries)? = value["data"] else {
        // A list without entries may be answered with no body at all.
        if value == nil { return found }
        throw .unclear(.unexpected(status: 200, title: nil))
      }
      for entry in entries {
        guard let webhook = Webhook(entry) else {
          throw .unclear(.unexpected(status: 200, title: nil))
        }
        found.append(webhook)
      }
      let pages = value["meta"]?["pagination"]?["total_pages"]?.number
      let isLast = pages.map { Double(page) >= $0 } ?? (entries.count < Self.pageLength)
      if isLast || entries.isEmpty { return found }
    }
    throw .unclear(.unexpected(status: 200, title: nil))
  }

  /// Makes a webhook like `webhook` for this account and returns its number.
  package mutating func make(like webhook: Webhook) async throws(WebhookFault) -> Int {
    let body = try Self.body(like: webhook)
    let value = try await ask(request(.post, "v3/hooks"), body: body)
    // The specification wraps the answer, and the documentation's examples do not.
    guard let number = (value?["data"]?["id"] ?? value?["id"])?.number,
      let id = Int(exactly: number)
    else { throw .unclear(.unexpected(status: 200, title: nil)) }
    return id
  }

  /// Deletes the webhook of that number.
  package mutating func delete(_ id: Int) async throws(WebhookFault) {
    _ = try await ask(request(.delete, "v3/hooks/\(id)"), body: nil)
  }

  private static func body(like webhook: Webhook) throws(WebhookFault) -> SharedSecret {
    struct Plain: Encodable {
      let scope: String
      let destination: String
      let isActive: Bool

      enum CodingKeys: String, CodingKey {
        case scope, destination
        case isActive = "is_active"
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let plain = Plain(
      scope: webhook.event, destination: webhook.destination, isActive: webhook.isActive)
    guard let data = try? encoder.encode(plain) else { throw .unclear(.notAsked) }
    // The headers go in as they are kept, without another copy in ordinary memory.
    let head = Array(data.dropLast()) + Array(",\"headers\":".utf8)
    let count = head.count + webhook.headers.json.bytes.count + 1
    guard count <= RequestBody.longest else {
      throw .refused(status: 413, title: "the webhook's headers are too long to be sent")
    }
    // Want of memory is nobody's no: what was made stays, and the next try goes on.
    guard var body = try? SecretBytes(capacity: count) else { throw .unclear(.notAsked) }
    head.withUnsafeBytes { body.append($0) }
    webhook.headers.json.bytes.withBytes { body.append($0) }
    body.append(UInt8(ascii: "}"))
    return SharedSecret(body)
  }

  private func request(_ method: HTTPRequest.Method, _ path: String) -> HTTPRequest {
    var request = StoreRequest.reading(path, of: hash, at: endpoint, userAgent: userAgent)
    request.method = method
    // BigCommerce answers 400 to version 2 without it, and wants it of every body.
    if method == .post { request.headerFields[.contentType] = "application/json" }
    return request
  }

  /// Sends a request and returns the JSON of its answer; nil where that has no body.
  private mutating func ask(
    _ request: HTTPRequest, body: SharedSecret?
  ) async throws(WebhookFault) -> JSONValue? {
    let first = try await answer(to: request, body)
    guard first.response.status.code == 401 else { return try read(first, to: request) }
    // A 401 is asked for twice, as of a probe: what follows is that webhooks are given up. Nothing
    // was done yet that could be done twice.
    return try read(await answer(to: request, body), to: request)
  }

  private mutating func answer(
    to request: HTTPRequest, _ body: SharedSecret?
  ) async throws(WebhookFault) -> HTTPAnswer {
    switch await conversation.ask(request, body: body) {
    case .answer(let answer): return answer
    case .failure(let failure): throw .unclear(.noAnswer(failure))
    case .withheld(let status, let refill):
      throw .unclear(.rateLimited(status: status, retryAfter: refill))
    }
  }

  private func read(
    _ answer: HTTPAnswer, to request: HTTPRequest
  ) throws(WebhookFault) -> JSONValue? {
    let status = answer.response.status.code
    let body = AnswerBody(of: answer)
    // What is said of a webhook may quote its address or a header.
    let title = request.method == .get ? ServerText(token: token).kept(body.title) : nil
    switch (status, body) {
    case (200...201, .json(let value)): return value
    case (200...204, .empty): return nil
    case (429, _), (509, _):
      let wait = RateLimit.wait(saidBy: answer.response)
      throw .unclear(.rateLimited(status: status, retryAfter: wait))
    case (500, _), (501, _), (502, _), (504, _): throw .unclear(.platformFault(status: status))
    case (300..<400, _): throw .unclear(.redirected(status: status))
    case (_, .markup), (_, .garbage):
      let type = ServerText(token: token).kept(AnswerBody.mediaType(of: answer))
      throw .unclear(.notAnAPIAnswer(status: status, contentType: type))
    case (423, _), (503, _): throw .unclear(.storeUnavailable(status: status))
    case (401, .empty): throw .tokenUnknown
    case (401, .json) where body.objectTitle?.lowercased() == "unauthorized": throw .tokenUnknown
    case (402..<408, .json), (409..<500, .json), (400, .json):
      throw .refused(status: status, title: title)
    default: throw .unclear(.unexpected(status: status, title: title))
    }
  }
}

extension BigCommerceProvider {
  /// The webhooks of the account that `token` belongs to, or nil where nobody can be asked with it.
  package func webhooks(token: SharedSecret, storeHash: String) -> WebhookClient? {
    guard let hash = try? StoreHash(normalizing: storeHash),
      token.bytes.withBytes({ SecretShape.fault(inToken: $0) }) == nil
    else { return nil }
    return WebhookClient(self, token: token, hash: hash)
  }
}
