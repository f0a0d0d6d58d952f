package import AuthpipeKit

extension ConnectionMetadata {
  /// A connection has at most this many tokens that have not ended: its metadata has an end, too.
  static let mostTokens = 64

  /// The tokens of that recipe that may be handed out; the one that lives longest first.
  package func tokens(of recipe: TokenRecipe) -> [MintedToken] {
    (tokens ?? []).filter { $0.recipe == recipe && $0.isRevoked != true }
      .sorted { ($0.expiresAt, $0.number) > ($1.expiresAt, $1.number) }
  }

  /// The one token of each recipe that is handed out.
  package var tokensInUse: [MintedToken] {
    Set((tokens ?? []).map(\.recipe)).compactMap { tokens(of: $0).first }
      .sorted { $0.number < $1.number }
  }

  /// Whether another can be remembered when the provider's clock says `server`: what has ended by
  /// then makes room.
  package func hasRoomForToken(at server: Int64) -> Bool {
    (tokens ?? []).count { $0.expiresAt > server } < Self.mostTokens
  }

  /// Takes tokens out, and returns their numbers.
  mutating func removeTokens(where isGone: (MintedToken) -> Bool) -> [UInt64] {
    let gone = (tokens ?? []).filter(isGone).map(\.number)
    let left = (tokens ?? []).filter { !gone.contains($0.number) }
    tokens = left.isEmpty ? nil : left
    return gone
  }
}
