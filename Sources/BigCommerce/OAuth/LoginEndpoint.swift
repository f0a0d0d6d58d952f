/// Where an app's secret may go: BigCommerce's login server, or a sandbox on this machine.
///
/// As for a token, there is no way to make one for any other host.
package struct LoginEndpoint: Hashable, Sendable {
  /// `https://login.bigcommerce.com` (BigCommerce's documentation, "Single-click app OAuth flow").
  package static let production = LoginEndpoint(
    scheme: "https", authority: "login.bigcommerce.com")

  let scheme: String
  let authority: String

  private init(scheme: String, authority: String) {
    self.scheme = scheme
    self.authority = authority
  }

  /// Accepts what names a sandbox as an API endpoint, which plays both.
  package init(loopback text: String) throws(APIEndpoint.Fault) {
    let endpoint = try APIEndpoint(loopback: text)
    self.init(scheme: endpoint.scheme, authority: endpoint.authority)
  }

  /// Accepts what `text` of an endpoint gives, and nothing else: a vault is input, too.
  package init(stored text: String) throws(APIEndpoint.Fault) {
    if text == Self.production.text {
      self = .production
    } else {
      try self.init(loopback: text)
    }
  }

  /// Whether this is a stand-in on this machine and not BigCommerce.
  package var isSandbox: Bool { self != .production }

  /// Scheme, host and port, without a final slash.
  package var text: String { "\(scheme)://\(authority)" }
}
