package import AuthpipeKit

/// Whether a token may be used from a server, by BigCommerce's rule of 2026: a storefront token may
/// not that was made after 2026-06-30, and one from before may until 2027-03-31.
package enum ServerUse {
  /// The end of 2026-06-30 and of 2027-03-31, UTC, in seconds since 1970.
  package static let lastMinted: Int64 = 1_782_864_000
  package static let lastUsed: Int64 = 1_806_537_600

  /// Whether a token of `kind` that was minted then may be used from a server at `now`.
  package static func isAllowed(_ kind: TokenKind, mintedAt: Int64, at now: Int64) -> Bool {
    kind != .storefront || (mintedAt < lastMinted && now < lastUsed)
  }
}
