internal import HTTPTypes
internal import Synchronization

/// What the newest answers say of a store's quota, which all its tokens and apps share.
final class StoreQuota: Sendable {
  /// Whether a store may be asked.
  enum Leave: Equatable {
    case open
    /// Little is left, by an answer of this status, until the window refills, where it said when.
    case low(status: Int, until: ContinuousClock.Instant?)
    /// Somebody was told to come back, did, and got nowhere.
    case refused(status: Int, until: ContinuousClock.Instant?)
  }

  /// Below so many requests left in the window, the rest is left to the store's apps.
  private static let fewestLeft = 5

  private let state = Mutex(Leave.open)

  /// Whether the store may be asked at `now`.
  func leave(at now: ContinuousClock.Instant) -> Leave {
    state.withLock { state in
      if case .low(_, let until?) = state, until <= now { state = .open }
      return state
    }
  }

  /// Notes what `response`, which came at `now`, says of it.
  func note(_ response: HTTPResponse, at now: ContinuousClock.Instant) {
    let status = response.status.code
    let left = RateLimit.left(saidBy: response)
    let until = RateLimit.wait(saidBy: response).map { now + $0 }
    state.withLock { state in
      // Once it has refused, what was asked before and is answered after changes nothing.
      if case .refused = state { return }
      if RateLimit.isLimit(status) || left.map({ $0 < Self.fewestLeft }) ?? false {
        state = .low(status: status, until: until)
      } else if left != nil {
        state = .open
      }
    }
  }

  /// Notes that a probe gave up on `response`: there is no use in asking for the others.
  func giveUp(on response: HTTPResponse, at now: ContinuousClock.Instant) {
    let until = RateLimit.wait(saidBy: response).map { now + $0 }
    state.withLock { $0 = .refused(status: response.status.code, until: until) }
  }
}
