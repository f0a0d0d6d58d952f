internal import Foundation
internal import HTTPTypes

/// Where a request goes, taken apart by hand and found again in the URL made of it.
struct RequestAddress {
  let scheme: String
  let host: String
  let url: URL

  /// Takes a request's scheme, authority and path, if they make a URL that says the same.
  init?(_ request: HTTPRequest) {
    guard let scheme = request.scheme, scheme == "https" || scheme == "http",
      let authority = request.authority, let path = request.path, path.hasPrefix("/"),
      path.utf8.allSatisfy(Self.isPathByte), let (host, port) = Self.split(authority)
    else { return nil }
    let text = "\(scheme)://\(authority)\(path)"
    // Parsers differ, and the token goes where URLSession's parser says: both must agree.
    guard let url = URL(string: text), url.absoluteString == text, url.scheme == scheme,
      url.host == host, url.port == port, url.user == nil,
      url.fragment == nil
    else { return nil }
    self.scheme = scheme
    self.host = host
    self.url = url
  }

  /// Whether the host is this machine, by the one spelling that no resolver can bend.
  var isLoopback: Bool { host == "127.0.0.1" }

  /// `host` or `host:port`; no user, no percent-encoding, no IPv6 (URLSession on Linux refuses it).
  private static func split(_ authority: String) -> (host: String, port: Int?)? {
    let host = authority.prefix { $0 != ":" }
    guard !host.isEmpty, host.utf8.allSatisfy(isHostByte) else { return nil }
    let rest = authority[host.endIndex...]
    if rest.isEmpty { return (String(host), nil) }
    let digits = rest.dropFirst()
    guard rest.hasPrefix(":"), digits.utf8.allSatisfy(isDigit), let port = UInt16(digits),
      port > 0
    else { return nil }
    return (String(host), Int(port))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  /// Visible ASCII, but nothing that another parser could take for the end of the path.
  private static func isPathByte(_ byte: UInt8) -> Bool {
    (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "#")
  }
}
