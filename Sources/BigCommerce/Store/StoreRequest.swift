package import HTTPTypes

/// A read of one of a store's two resources that say whether a token serves it.
package struct StoreRequest: Sendable {
  /// The resources, both of API version 2 (BigCommerce's specification, "Store Information").
  package enum Resource: String, Sendable {
    /// The store's details; needs the information scope.
    case store
    /// The server's time; answered to any token of the store (observed).
    case time
  }

  /// What is asked for.
  package let resource: Resource
  /// The request without its token, which the transport puts in last.
  package let request: HTTPRequest

  /// The header a token travels in, bare and with no scheme word (BigCommerce's documentation).
  package static let tokenHeader = HTTPField.Name("X-Auth-Token")!

  /// Asks for `resource` of the store `hash` at `endpoint`, as `userAgent`.
  package init(
    _ resource: Resource, of hash: StoreHash, at endpoint: APIEndpoint, userAgent: String
  ) {
    self.resource = resource
    request = Self.reading(
      "v2/\(resource.rawValue)", of: hash, at: endpoint, userAgent: userAgent)
  }

  /// A GET of `path`, which stands below the store's own, and never anything else.
  static func reading(
    _ path: String, of hash: StoreHash, at endpoint: APIEndpoint, userAgent: String
  ) -> HTTPRequest {
    var fields = HTTPFields()
    // Without it, version 2 answers in XML (observed).
    fields[.accept] = "application/json"
    fields[.userAgent] = userAgent
    return HTTPRequest(
      method: .get, scheme: endpoint.scheme, authority: endpoint.authority,
      path: "/stores/\(hash.text)/\(path)", headerFields: fields)
  }
}
