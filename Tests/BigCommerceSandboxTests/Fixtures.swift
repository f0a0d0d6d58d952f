internal import AuthpipeKit
internal import BigCommerceSandbox
internal import Foundation
internal import HTTPTypes
internal import URLSessionTransport

/// The store that every sandbox of these tests has.
let store = "abc123"

/// An answer, taken apart for comparison.
struct Seen: Equatable {
  let status: Int
  let type: String?
  let body: String

  /// The body as a JSON object, empty when it is none.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
  }
}

/// Runs `body` against a sandbox that is stopped afterwards.
func withSandbox(
  stores: [String] = [store], quota: Int = 150,
  _ body: (BigCommerceSandbox) async throws -> Void
) async throws {
  let sandbox = BigCommerceSandbox(stores: stores, seed: 1, quota: quota)
  try await sandbox.start()
  do {
    try await body(sandbox)
  } catch {
    await sandbox.stop()
    throw error
  }
  await sandbox.stop()
}

extension BigCommerceSandbox {
  private static let transport = URLSessionTransport()

  /// The token of the store's first account.
  var token: String { accounts(of: store)[0].accessToken }

  /// Sends a request through the real transport.
  func send(
    _ method: HTTPRequest.Method = .get, _ path: String, token: String? = nil,
    headers: [String: String] = ["Accept": "application/json"]
  ) async throws -> (seen: Seen, fields: HTTPFields) {
    var request = HTTPRequest(
      method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { request.headerFields[name] = value }
    }
    var secret: SecretHeader?
    if let token, let name = HTTPField.Name("X-Auth-Token") {
      var bytes = try SecretBytes(capacity: token.utf8.count)
      for byte in token.utf8 { bytes.append(byte) }
      secret = SecretHeader(name: name, value: SharedSecret(bytes))
    }
    let answer = try await Self.transport.send(request, secret: secret, timeout: .seconds(10))
    return (
      Seen(
        status: answer.response.status.code, type: answer.response.headerFields[.contentType],
        body: String(decoding: answer.body, as: UTF8.self)),
      answer.response.headerFields
    )
  }

  /// Asks the store's API with the first account's token.
  func ask(_ path: String, token: String? = nil) async throws -> Seen {
    try await send(.get, "/stores/\(store)/\(path)", token: token ?? self.token).seen
  }

  /// Drives the sandbox as curl would.
  func control(_ verb: String) async throws -> Seen {
    try await send(.post, "/sandbox/stores/\(store)/\(verb)", headers: [:]).seen
  }
}

extension HTTPFields {
  /// The value of a field by its name as written.
  subscript(name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }
}
