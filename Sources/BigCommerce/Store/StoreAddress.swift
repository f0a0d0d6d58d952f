/// A text that should name a store: visible ASCII in lower case, taken apart with no URL parser.
///
/// URL parsers disagree about userinfo, backslashes, ports and escapes, and a lookalike lives in
/// that disagreement; so whatever is not literally one of the known forms is refused.
struct StoreAddress {
  private let text: Substring
  // Spelt out: a literal would pick the overload for collections, from the regex library.
  private let dot: Character = "."

  init(_ text: String) {
    self.text = text[...]
  }

  /// The store hash the text names.
  func hash() throws(StoreHash.Fault) -> String {
    let scheme = text.prefix { $0 != ":" }
    let rest = text[scheme.endIndex...]
    if rest.hasPrefix("://") {
      guard scheme == "https" else { throw .foreignHost }
      return try Self.hash(inURL: rest.dropFirst(3))
    }
    guard let slash = text.firstIndex(of: "/") else {
      return try text.contains(dot) ? Self.hash(inURL: text) : Self.hash(inLabel: text)
    }
    if text[..<slash].contains(dot) { return try Self.hash(inURL: text) }
    return try Self.hash(inPath: slash == text.startIndex ? text.dropFirst() : text)
  }

  /// `rest` is a URL from its host on.
  private static func hash(inURL rest: Substring) throws(StoreHash.Fault) -> String {
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    let (host, tail) = (rest[..<end], rest[end...])
    if host == "api.bigcommerce.com" {
      guard tail.hasPrefix("/") else { throw .notAHash }
      return try hash(inPath: tail.dropFirst())
    }
    // An "@", a port, an escape or a trailing dot all leave something that is not this suffix, or
    // a label that is not a hash.
    guard host.hasPrefix("store-"), host.hasSuffix(".mybigcommerce.com"),
      let hash = hash(inHostLabel: host.dropLast(".mybigcommerce.com".count))
    else { throw .foreignHost }
    guard !tail.contains(where: { $0 == "\\" || $0 == "%" || $0 == "@" }) else { throw .notAHash }
    return hash
  }

  /// `path` is `stores/HASH`, then nothing or the API's version, with or without a slash.
  static func hash(inPath path: Substring) throws(StoreHash.Fault) -> String {
    var parts = path.split(separator: Character("/"), omittingEmptySubsequences: false)
    if parts.first == "accounts" { throw .accountLevelPath }
    if parts.count > 2, parts.last == "" { parts.removeLast() }
    guard parts.first == "stores", parts.count == 2 || parts.count == 3,
      StoreHash.hasForm(parts[1])
    else { throw .notAHash }
    guard parts.count == 2 || parts[2] == "v2" || parts[2] == "v3" else { throw .notAHash }
    return String(parts[1])
  }

  private static func hash(inLabel label: Substring) throws(StoreHash.Fault) -> String {
    if label.hasPrefix("{"), label.hasSuffix("}"), label.count > 2 {
      let inner = label.dropFirst().dropLast()
      guard StoreHash.hasForm(inner) else { throw .notAHash }
      return String(inner)
    }
    if let hash = hash(inHostLabel: label) { return hash }
    guard StoreHash.hasForm(label) else { throw .notAHash }
    return String(label)
  }

  /// `store-HASH`, or `store-HASH-CHANNEL` for a further storefront.
  private static func hash(inHostLabel label: Substring) -> String? {
    let parts = label.split(separator: Character("-"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0] == "store", StoreHash.hasForm(parts[1])
    else { return nil }
    if parts.count == 3 {
      guard !parts[2].isEmpty, parts[2].utf8.allSatisfy(isDigit) else { return nil }
    }
    return String(parts[1])
  }
}
