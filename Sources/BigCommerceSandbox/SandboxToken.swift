/// A short-lived token that a sandbox store minted.
package struct SandboxToken: Sendable, Equatable {
  /// `storefront`, `private` or `impersonation`.
  package let kind: String
  /// The token itself.
  package let value: String
  package let channels: [Int]
  package let origins: [String]
  package let scopes: [String]
  /// Seconds since 1970 by the store's clock, as its end.
  package let mintedAt: Int
  package let expiresAt: Int
  /// The number of the account that minted it.
  package let account: Int
  package internal(set) var isRevoked = false
}
