/// A path of a store's API, with its query: below the store's own address, and nowhere else.
///
/// What stands in front of it (scheme, host, store) is put there by who makes the request, so this
/// is a part of an address that no parser can take for more.
package struct CallPath: Equatable, Sendable {
  /// What keeps a text from being one, without the text: it may be a secret in the wrong place.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    /// An address with a scheme or host of its own.
    case absolute
    /// Below another store than the connection's.
    case otherStore
    /// Neither version 2 nor 3 of the API, or nothing of it.
    case notOfAPI
    /// A step that leads up or nowhere (`..`, `.`, `//`), also where it is percent-encoded.
    case climbs
    /// A `#`, of which a server never learns.
    case fragment
    /// A character that stands in no address, or half of a percent-encoding.
    case character
  }

  private static let longest = 8_192

  /// From the version on, such as `v3/catalog/products`.
  package let path: String
  /// After the question mark; nil where there is none.
  package let query: String?

  private init(path: String, query: String?) {
    self.path = path
    self.query = query
  }

  /// Reads `/v3/…`, `v2/…`, and the same below `/stores/HASH` of the store `hash`.
  package init(parsing text: String, of hash: StoreHash) throws(Fault) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.longest else { throw .tooLong(limit: Self.longest) }
    if text.contains("#" as Character) { throw .fragment }
    let end = text.firstIndex(of: "?") ?? text.endIndex
    // A scheme ends before the first slash; a host of its own begins with two of them.
    if text[..<end].prefix(while: { $0 != "/" }).contains(":" as Character)
      || text.hasPrefix("//")
    {
      throw .absolute
    }
    guard Self.isAddress(text.utf8) else { throw .character }
    var steps = text[..<end].split(separator: Character("/"), omittingEmptySubsequences: false)
    if steps.first == "" { steps.removeFirst() }
    // Known routes want none at their end (observed); what wants one is not to be kept from it.
    let endsInSlash = steps.count > 1 && steps.last == ""
    if endsInSlash { steps.removeLast() }
    guard steps.allSatisfy(Self.leadsDown) else { throw .climbs }
    if steps.first == "stores" {
      guard steps.count > 1, steps[1].lowercased() == hash.text else { throw .otherStore }
      steps.removeFirst(2)
    }
    guard steps.count > 1, steps[0] == "v2" || steps[0] == "v3" else { throw .notOfAPI }
    path = steps.joined(separator: "/") + (endsInSlash ? "/" : "")
    query = end == text.endIndex ? nil : String(text[text.index(after: end)...])
  }

  /// As it stands in a request, below the store's own path.
  package var text: String { query.map { "\(path)?\($0)" } ?? path }

  /// The page that the query asks for; nil where it does not say, or not as a number.
  package var page: Int? {
    parameters.last { Self.isPage($0) }
      .flatMap { parameter in Int(parameter.dropFirst("page=".count)) }
  }

  /// The same with another page.
  package func turned(to page: Int) -> CallPath {
    let others = parameters.filter { !Self.isPage($0) }
    let all = others.map(String.init) + ["page=\(page)"]
    return CallPath(path: path, query: all.joined(separator: "&"))
  }

  private var parameters: [Substring] {
    query?.split(separator: Character("&")) ?? []
  }

  private static func isPage(_ parameter: Substring) -> Bool { parameter.hasPrefix("page=") }

  /// Whether a step of a path names something below, however often a server decodes it.
  ///
  /// No known path has an encoded dot, slash, backslash, percent sign, semicolon, question mark, hash
  /// or control character; two parsers that take them differently are how a path leads elsewhere.
  private static func leadsDown(_ step: Substring) -> Bool {
    let bytes = Array(step.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
      let digits = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
      guard let code = UInt8(digits, radix: 16) else { return false }
      if code < 0x20 || code == 0x7f || "./\\%;?#".utf8.contains(code) { return false }
    }
    // Some servers take what follows a semicolon for a remark.
    let name = step.prefix { $0 != ";" }
    return !name.isEmpty && name != "." && name != ".."
  }

  /// Whether only what an address may have stands there (RFC 3986, path and query).
  private static func isAddress(_ bytes: String.UTF8View) -> Bool {
    var digits = 0
    for byte in bytes {
      if digits > 0 {
        guard isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowerCased(byte))
        else { return false }
        digits -= 1
      } else if byte == UInt8(ascii: "%") {
        digits = 2
      } else if !isAlphanumeric(byte), !"-._~!$&'()*+,;=:@/?".utf8.contains(byte) {
        return false
      }
    }
    return digits == 0
  }
}
