/// When a credential is to be renewed by its owner's own rules.
///
/// Ours alone: BigCommerce's static tokens have no end, and no verdict follows from this.
package struct Renewal: Hashable, Sendable {
  /// Which of the owner's rules it follows from.
  package enum Reason: String, Sendable {
    /// The date that was given.
    case expiry
    /// The time that a version may be in use.
    case rotation
  }

  /// How near it is.
  package enum Standing: String, Sendable {
    case later
    case due
    case overdue
  }

  /// So many seconds before the time, a renewal is due.
  package static let notice: Int64 = 14 * 86_400

  /// Seconds since 1970.
  package let at: Int64
  package let reason: Reason

  /// The earlier of the date `expiresAt` and `rotateEvery` seconds after the version was made
  /// (`since`); nil where neither is given.
  package init?(expiresAt: Int64?, rotateEvery: Int64?, since: Int64) {
    let rotation = rotateEvery.map { span in
      let (sum, overflows) = since.addingReportingOverflow(span)
      return overflows ? Int64.max : sum
    }
    switch (expiresAt, rotation) {
    case (let expiry?, let rotation) where expiry <= rotation ?? .max:
      (at, reason) = (expiry, .expiry)
    case (_, let rotation?):
      (at, reason) = (rotation, .rotation)
    default:
      return nil
    }
  }

  /// How near it is at `now`, in seconds since 1970.
  package func standing(at now: Int64) -> Standing {
    if now >= at { return .overdue }
    let (left, overflows) = at.subtractingReportingOverflow(now)
    return !overflows && left <= Self.notice ? .due : .later
  }
}
