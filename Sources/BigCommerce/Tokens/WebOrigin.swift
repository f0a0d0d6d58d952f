/// A web origin as a browser sends it: scheme, host and, where it is not the usual one, port.
struct WebOrigin: Hashable {
  /// In lower case, without a slash at its end.
  let text: String

  /// Reads `https://shop.example` or `http://localhost:3000`; a slash after it is left out, and
  /// anything else that is no part of an origin refused.
  init?(parsing written: String) {
    var rest = Substring(written.lowercased())
    guard written.utf8.count <= 255,
      let scheme = ["https://", "http://"].first(where: rest.hasPrefix)
    else { return nil }
    rest = rest.dropFirst(scheme.count)
    if rest.hasSuffix("/") { rest.removeLast() }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), Self.isHost(parts[0]) else { return nil }
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy(isDigit), let port = Int(parts[1]),
        (1...65_535).contains(port), parts[1].first != "0"
      else { return nil }
      // A browser leaves the usual port out, and the two are compared as text.
      let usual = scheme == "https://" ? 443 : 80
      if port == usual { rest = parts[0] }
    }
    text = scheme + rest
  }

  private static func isHost(_ host: Substring) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return !host.isEmpty
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }
}
