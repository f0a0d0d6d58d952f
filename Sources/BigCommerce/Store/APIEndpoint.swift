/// Where requests with a token may go: BigCommerce's API, or a sandbox on this machine.
///
/// There is no way to make one for any other host, so no file, variable or vault can redirect a
/// token.
package struct APIEndpoint: Hashable, Sendable {
  /// `https://api.bigcommerce.com` (BigCommerce's documentation, "About our APIs").
  package static let production = APIEndpoint(scheme: "https", authority: "api.bigcommerce.com")

  let scheme: String
  let authority: String

  /// What keeps a text from being an endpoint.
  package enum Fault: Error, Hashable, Sendable {
    /// Neither `http://127.0.0.1:PORT` nor `http://[::1]:PORT`.
    case notLoopback
    /// No port, or none that exists.
    case port
    /// More than scheme, host and port: a path, a query, or userinfo.
    case notBare
  }

  private init(scheme: String, authority: String) {
    self.scheme = scheme
    self.authority = authority
  }

  /// Accepts `http://127.0.0.1:PORT`, with or without a final slash.
  ///
  /// Not `localhost`: names resolve, and a resolver can be told where. Not `[::1]`: URLSession on
  /// Linux refuses IPv6 literals.
  package init(loopback text: String) throws(Fault) {
    let host = "127.0.0.1"
    guard text.hasPrefix("http://\(host)") else { throw .notLoopback }
    let rest = text.utf8.dropFirst("http://\(host)".utf8.count)
    guard let first = rest.first, first != UInt8(ascii: "/") else { throw .port }
    // `127.0.0.1.evil.example` and `127.0.0.10` begin with the host, too.
    guard first == UInt8(ascii: ":") else { throw .notLoopback }
    let digits = rest.dropFirst().prefix(while: isDigit)
    let tail = rest.dropFirst(1 + digits.count)
    guard tail.isEmpty || tail.elementsEqual("/".utf8) else { throw .notBare }
    guard digits.first != UInt8(ascii: "0"), let port = UInt16(Substring(digits)) else {
      throw .port
    }
    self.init(scheme: "http", authority: "\(host):\(port)")
  }

  /// Accepts what `text` of an endpoint gives, and nothing else: a vault is input, too.
  package init(stored text: String) throws(Fault) {
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
