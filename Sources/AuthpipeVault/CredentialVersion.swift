/// One version of a connection's credential.
package struct CredentialVersion: Codable, Hashable, Sendable {
  /// Where a version stands in a rotation.
  package enum Stage: String, Codable, Sendable {
    /// Stored, and not handed out yet.
    case pending
    /// Handed out.
    case current
    /// Handed out before, and at BigCommerce still, as far as is known.
    case previous
    /// Ended at BigCommerce, or given up.
    case retired
  }

  package var number: UInt64
  package var stage: Stage
  /// Seconds since 1970, as all times here.
  package var createdAt: Int64
  /// The API account's name, where its file gave it; of the current version, the metadata has it.
  package var account: String?
  /// The name of the app whose OAuth gave it; nil where it is an API account's.
  package var app: String?
  /// When a probe last found a pending version fit to be promoted.
  package var testedAt: Int64?
  /// When it last became the current version; nil for one that never did, and in vaults from before.
  package var promotedAt: Int64?
  /// When another took its place.
  package var replacedAt: Int64?
  package var retiredAt: Int64?
  /// When its secrets were deleted.
  package var shreddedAt: Int64?
  /// Whether its webhooks are still to be made under the version that took its place; of a pending
  /// version, whether those of the current one are to be.
  package var webhooksDue: Bool?
  /// While it is not current: what was seen of its scopes, and its owner's date for it.
  package var observedScopes: [ObservedScope]?
  package var expiresAt: Int64?

  /// Whether it was handed out at some time; in vaults from before, only that it was replaced is
  /// known of it.
  package var wasCurrent: Bool { promotedAt != nil || replacedAt != nil }

  package init(number: UInt64, stage: Stage, createdAt: Int64) {
    self.number = number
    self.stage = stage
    self.createdAt = createdAt
  }
}
