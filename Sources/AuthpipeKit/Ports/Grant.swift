/// A provider's first answer for a credential, at connect or promote: leave to store it.
///
/// It can only be made from a probe that accepted the credential, or by saying openly that
/// nobody was asked; so nothing unverified is ever stored as verified.
package struct Grant: Sendable {
  /// The probe that accepted the credential, or nil when nobody was asked.
  package let result: ProbeResult?

  /// The grant that follows from `result`, or nil unless it is healthy or limited.
  package init?(_ result: ProbeResult) {
    guard result.verdict.isAlive else { return nil }
    self.result = result
  }

  private init() { result = nil }

  /// Leave to store without asking: the verdict will be *unverified*.
  package static let unverified = Grant()

  /// The store's details, where the answer brought them.
  package var store: StoreProfile? {
    if case .storeAnswered(let profile)? = result?.finding { return profile }
    return nil
  }
}
