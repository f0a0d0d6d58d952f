internal import AuthpipeKit
internal import BigCommerce

extension TokenRecipe {
  /// Reads the options of `token`, each of which may hold several with commas between them.
  init(
    kind: String?, channels: [String], lifetime: String?, origins: [String], scopes: [String]
  ) throws {
    let known = kind.map { TokenKind(rawValue: $0) } ?? .storefront
    guard let known else { throw MintingFault.kindUnknown }
    let numbers = try Self.items(of: channels).map { text in
      guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
        throw Fault.channelMalformed
      }
      return number
    }
    try self.init(
      checking: known, channels: numbers, origins: Self.items(of: origins),
      scopes: Self.items(of: scopes),
      lifetime: lifetime.map { try TimeSpan(parsing: $0, for: "--ttl").seconds } ?? 3_600)
  }

  private static func items(of words: [String]) -> [String] {
    words.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}
