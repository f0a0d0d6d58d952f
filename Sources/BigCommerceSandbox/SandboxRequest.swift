internal import FlyingFox
internal import Foundation

/// A request as the routes look at it.
struct SandboxRequest: Sendable {
  let method: String
  /// The path's components, as they came.
  let path: [String]
  let target: String
  let query: [String: String]
  /// Header values by lower-case name.
  let headers: [String: String]
  let body: Data

  init(_ request: HTTPRequest) async throws {
    method = request.method.rawValue
    target = request.target.rawValue
    path = request.target.path().split(separator: "/", omittingEmptySubsequences: false)
      .dropFirst().map(String.init)
    query = Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    headers = Dictionary(
      request.headers.map { ($0.key.rawValue.lowercased(), $0.value) },
      uniquingKeysWith: { $1 })
    body = try await request.bodyData
  }

  /// The token, which may be absent (nil) or empty.
  var token: String? { headers["x-auth-token"] }

  /// Whether the client said that it takes JSON; v2 answers XML to those who did not.
  var acceptsJSON: Bool { headers["accept"]?.lowercased().contains("json") == true }
}

/// A request that the sandbox saw, kept for tests.
package struct RecordedRequest: Sendable {
  package let method: String
  /// The path and query, as they came.
  package let target: String
  /// The values by lower-case name, the token's among them.
  package let headers: [String: String]
}
