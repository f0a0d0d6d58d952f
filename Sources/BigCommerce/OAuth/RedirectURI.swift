/// Where BigCommerce sends a merchant's browser back to: an app's auth callback, exactly as it is
/// registered.
///
/// It must be fully qualified and on TLS (BigCommerce's documentation, "Single-click app OAuth
/// flow"); whether the portal takes a plain one on the developer's own machine is not known, so one
/// is accepted and can be warned of.
package struct RedirectURI: Hashable, Sendable {
  /// What keeps a text from being one.
  package enum Fault: Error, Hashable, Sendable {
    /// Neither https, nor http on this machine.
    case notTLS
    /// No host, a user before it, a fragment, or something that is not visible ASCII.
    case malformed
    case tooLong
  }

  private static let longest = 2_048

  package let text: String
  /// Host and port as browsers write them: in lower case, and without a port that goes without
  /// saying.
  package let host: String
  /// The path, which is `/` where there is none.
  package let path: String

  package init(_ text: String) throws(Fault) {
    guard text.utf8.count <= Self.longest else { throw .tooLong }
    // What is no visible ASCII, or what one reader takes for the end of the path and another not.
    guard text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
      !text.contains(where: { "#\\\"<>`{}|^".contains($0) })
    else { throw .malformed }
    let isPlain = text.hasPrefix("http://")
    guard isPlain || text.hasPrefix("https://") else { throw .notTLS }
    let rest = text.dropFirst(isPlain ? 7 : 8)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let host = authority.prefix { $0 != ":" }
    let port = authority.dropFirst(host.count)
    guard !host.isEmpty, !authority.contains("@"),
      port.isEmpty || UInt16(port.dropFirst()).map({ $0 > 0 }) == true
    else { throw .malformed }
    guard !isPlain || ["127.0.0.1", "localhost"].contains(host) else { throw .notTLS }
    self.text = text
    let isUsual = port == (isPlain ? ":80" : ":443")
    self.host = (isUsual ? host : authority).lowercased()
    let path = rest.dropFirst(authority.count).prefix { $0 != "?" }
    self.path = path.isEmpty ? "/" : String(path)
  }

  /// What comes before the query, as it was registered and as browsers write it.
  var beginnings: [[UInt8]] {
    let written = text.prefix { $0 != "?" }
    return [Array(written.utf8), Array("\(isPlain ? "http" : "https")://\(host)\(path)".utf8)]
  }

  /// Whether it is without TLS, on the developer's own machine.
  package var isPlain: Bool { text.hasPrefix("http://") }
}
