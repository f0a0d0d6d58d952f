/// The name of a connection: one credential of one provider for one `(tenant, user)`.
///
/// Written `[PROVIDER:]TENANT[/USER]`, as in `acme`, `acme/user_123`, `bigcommerce:acme`.
package struct ConnectionReference: Hashable, Sendable {
  package static let defaultProvider = "bigcommerce"
  package static let defaultUser = "default"
  package static let longestComponent = 128

  package let provider: String
  package let tenant: String
  package let user: String

  /// What is wrong with a name, without the name: it may be a secret in the wrong place.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case emptyComponent
    case controlCharacter
    case tooManySlashes
    case firstCharacter
    case character
    case tooLong
    case unknownProvider
  }

  /// Makes the reference of known-good components, or says what is wrong with them.
  package init(
    provider: String = defaultProvider, tenant: String, user: String = defaultUser
  ) throws(Fault) {
    guard provider == Self.defaultProvider else { throw .unknownProvider }
    try Self.checkComponent(tenant)
    try Self.checkComponent(user)
    self.init(provider: provider, at: tenant, user: user)
  }

  /// Makes the reference of components that were looked at.
  init(provider: String, at tenant: String, user: String) {
    self.provider = provider
    self.tenant = tenant
    self.user = user
  }

  /// Parses `[PROVIDER:]TENANT[/USER]`.
  package init(parsing text: String) throws(Fault) {
    guard !text.isEmpty else { throw .empty }
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) {
      throw .controlCharacter
    }
    var rest = text[...]
    var provider = Self.defaultProvider
    if let colon = rest.firstIndex(of: ":") {
      provider = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    guard let slash = rest.firstIndex(of: "/") else {
      try self.init(provider: provider, tenant: String(rest))
      return
    }
    let user = rest[rest.index(after: slash)...]
    guard !user.contains("/") else { throw .tooManySlashes }
    try self.init(provider: provider, tenant: String(rest[..<slash]), user: String(user))
  }

  /// A component is `[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}`.
  package static func checkComponent(_ component: String) throws(Fault) {
    guard let first = component.utf8.first else { throw .emptyComponent }
    guard component.utf8.count <= longestComponent else { throw .tooLong }
    guard isAlphanumeric(first) else { throw .firstCharacter }
    for byte in component.utf8 where !isAlphanumeric(byte) {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "+"),
        UInt8(ascii: "-"):
        continue
      default: throw .character
      }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      return true
    default: return false
    }
  }
}

extension ConnectionReference: CustomStringConvertible {
  /// The shortest unambiguous spelling; of an app, `app` and its name, which no connection has.
  package var description: String {
    if isApp { return "app \(user)" }
    return user == Self.defaultUser ? tenant : "\(tenant)/\(user)"
  }

  /// The spelling with all three parts, as in `bigcommerce:acme/default`.
  package var qualifiedName: String { "\(provider):\(tenant)/\(user)" }
}

extension ConnectionReference: Comparable {
  package static func < (a: Self, b: Self) -> Bool {
    (a.provider, a.tenant, a.user) < (b.provider, b.tenant, b.user)
  }
}
