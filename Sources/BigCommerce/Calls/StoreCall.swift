package import AuthpipeKit
internal import HTTPTypes

/// A request to a store's API that somebody wrote himself.
package struct StoreCall: Sendable {
  /// The methods that BigCommerce's specifications have, and HEAD. TRACE would answer with the
  /// token.
  package enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    /// Whether it changes nothing, and so may arrive twice.
    package var isRead: Bool { self == .get || self == .head }
  }

  package let method: Method
  package let path: CallPath
  package let body: OutgoingBody?

  package init(_ method: Method, _ path: CallPath, body: OutgoingBody? = nil) {
    self.method = method
    self.path = path
    self.body = body
  }

  func request(to hash: StoreHash, at endpoint: APIEndpoint, userAgent: String) -> HTTPRequest {
    var request = StoreRequest.reading(path.text, of: hash, at: endpoint, userAgent: userAgent)
    if let method = HTTPRequest.Method(method.rawValue) { request.method = method }
    // BigCommerce answers 400 or 415 without it (BigCommerce's documentation, "About our APIs").
    if body != nil { request.headerFields[.contentType] = "application/json" }
    return request
  }
}
