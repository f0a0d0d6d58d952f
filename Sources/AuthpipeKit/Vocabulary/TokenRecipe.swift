/// What a short-lived token was asked to be. Two of one recipe can stand in for each other.
package struct TokenRecipe: Codable, Hashable, Sendable {
  package let kind: TokenKind
  /// The channels that it is for, ascending, each once.
  package let channels: [Int]
  /// The web origins from which browsers may use it, in order; of a storefront token alone.
  package let origins: [String]
  /// What it may do, in order; of a private token alone.
  package let scopes: [String]
  /// How long it is to live, in seconds.
  package let lifetime: Int64

  /// Takes the parts as they are, in order and each once.
  package init(
    kind: TokenKind, channels: some Sequence<Int>, origins: some Sequence<String> = [],
    scopes: some Sequence<String> = [], lifetime: Int64
  ) {
    self.kind = kind
    self.channels = Set(channels).sorted()
    self.origins = Set(origins).sorted()
    self.scopes = Set(scopes).sorted()
    self.lifetime = lifetime
  }

  /// The recipe in one way of writing it, a part a line.
  package var text: String {
    let numbers = channels.map(String.init).joined(separator: ",")
    return [
      kind.rawValue, numbers, origins.joined(separator: " "), scopes.joined(separator: " "),
      String(lifetime),
    ].joined(separator: "\n")
  }
}
