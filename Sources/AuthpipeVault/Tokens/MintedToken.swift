package import AuthpipeKit

/// A short-lived token that was minted with a connection's credential, without the token itself.
///
/// The provider has no list of them: what is not noted here nobody can revoke.
package struct MintedToken: Codable, Hashable, Sendable {
  /// Counts the connection's tokens; the version of the record that holds the token.
  package var number: UInt64
  package var recipe: TokenRecipe
  /// What tells it from others: the first 8 bytes of its SHA-256, in hexadecimal.
  package var fingerprint: String
  /// By the provider's clock, in seconds since 1970, as its end.
  package var mintedAt: Int64
  package var expiresAt: Int64
  /// The version of the credential that it was minted with.
  package var credential: UInt64
  /// Whether it is being revoked, and so is handed out no more.
  package var isRevoked: Bool?

  package init(
    recipe: TokenRecipe, fingerprint: String, mintedAt: Int64, expiresAt: Int64, credential: UInt64
  ) {
    number = 0
    self.recipe = recipe
    self.fingerprint = fingerprint
    self.mintedAt = mintedAt
    self.expiresAt = expiresAt
    self.credential = credential
  }

  /// What may be done with a token.
  package enum Standing: Hashable, Sendable {
    /// It is handed out.
    case fresh
    /// It works still, and a fifth of its life or less is left: time for another.
    case due
    case ended
    /// Whether it has ended only the provider's clock can tell; `mayLive` where it need not have.
    case unsure(mayLive: Bool)
  }

  /// How it stands when the provider's clock says `reading`; nil where nobody knows it.
  package func standing(at reading: ServerClock.Reading?) -> Standing {
    switch reading {
    case nil: .unsure(mayLive: true)
    case .known(let now): standing(at: now)
    case .unsure(let earliest, let latest):
      standing(at: latest) == .fresh
        ? .fresh : .unsure(mayLive: standing(at: earliest) != .ended)
    }
  }

  private func standing(at now: Int64) -> Standing {
    let left = expiresAt.subtracting(now)
    guard left > 0 else { return .ended }
    return left > expiresAt.subtracting(mintedAt) / 5 ? .fresh : .due
  }
}
