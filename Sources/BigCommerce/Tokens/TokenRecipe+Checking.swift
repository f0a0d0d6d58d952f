package import AuthpipeKit

extension TokenRecipe {
  /// What BigCommerce, or good sense, does not allow of a token.
  package enum Fault: Error, Hashable, Sendable {
    case channelMalformed
    case tooManyChannels(limit: Int)
    case originsOfOtherKind
    case originMalformed
    case tooManyOrigins(limit: Int)
    case scopesOfOtherKind
    case scopeUnknown
    case lifetimeOutOfRange
  }

  /// The default storefront's channel (BigCommerce's documentation).
  package static let defaultChannel = 1
  /// What a private token may do, by BigCommerce's names. None includes another.
  package static let accessScopes = ["Unauthenticated", "Customer", "B2B"]
  /// The least that a private token may do, and what it does unless somebody asks for more.
  package static let leastScope = accessScopes[0]
  /// How long a token may live, in seconds. BigCommerce names no limit; a token that nobody can list
  /// should end by itself, and one that ends at once serves nobody.
  package static let lifetimes: ClosedRange<Int64> = 10...2_592_000
  /// Origins that BigCommerce takes for one token.
  package static let mostOrigins = 2
  /// More channels than a store has.
  package static let mostChannels = 50

  /// Takes what was asked for if it can be had.
  package init(
    checking kind: TokenKind, channels: [Int], origins: [String], scopes: [String],
    lifetime: Int64
  ) throws(Fault) {
    guard channels.allSatisfy({ (1...Int(Int32.max)).contains($0) }) else {
      throw .channelMalformed
    }
    guard Set(channels).count <= Self.mostChannels else {
      throw .tooManyChannels(limit: Self.mostChannels)
    }
    guard kind == .storefront || origins.isEmpty else { throw .originsOfOtherKind }
    guard kind == .private || scopes.isEmpty else { throw .scopesOfOtherKind }
    guard scopes.allSatisfy(Self.accessScopes.contains) else { throw .scopeUnknown }
    guard Self.lifetimes.contains(lifetime) else { throw .lifetimeOutOfRange }
    var known: Set<String> = []
    for text in origins {
      guard let origin = WebOrigin(parsing: text) else { throw .originMalformed }
      known.insert(origin.text)
    }
    guard known.count <= Self.mostOrigins else { throw .tooManyOrigins(limit: Self.mostOrigins) }
    self.init(
      kind: kind, channels: channels.isEmpty ? [Self.defaultChannel] : channels, origins: known,
      scopes: kind == .private && scopes.isEmpty ? [Self.leastScope] : scopes, lifetime: lifetime)
  }
}
