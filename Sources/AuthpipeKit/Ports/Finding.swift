/// The facts of one probe, from which the verdict follows. Words are the command line's.
///
/// The numbers are those of the `finding` column in the vault's `verdict` table.
package enum Finding: Sendable, Equatable {
  /// The store's details came back and are this store's.
  case storeAnswered(StoreProfile)
  /// The token is accepted for the store; its details are not readable with these scopes.
  case storeDetailsNotReadable
  /// A plan limit was reported (507), which only an accepted token sees.
  case planLimit
  /// Alive, but scopes that were declared are absent.
  case scopesAbsent([Scope])
  /// 401, twice: BigCommerce does not know the token.
  case tokenUnknown
  /// The store that answered is another one.
  case otherStore(StoreProfile)
  /// 403 for want of scope on every probe: wrong store hash, or a token bound to no store.
  case notBoundToStore
  /// 423 or 503: maintenance, upgrade or suspension.
  case storeUnavailable(status: Int)
  /// 429 or 509; the wait BigCommerce asked for, if it said one.
  case rateLimited(status: Int, retryAfter: Duration?)
  /// 500, 501, 502 or 504.
  case platformFault(status: Int)
  /// The network gave no answer.
  case noAnswer(TransportFailure)
  /// 401 in plain text: the token arrived garbled or not at all.
  case tokenGarbled
  /// 3xx: never followed with a token.
  case redirected(status: Int)
  /// An answer that is not BigCommerce's API (HTML, garbage, too large, another media type).
  case notAnAPIAnswer(status: Int, contentType: String?)
  /// An API answer that says nothing about the credential; its title, as the server wrote it.
  case unexpected(status: Int, title: String?)
  /// Nobody asked.
  case notAsked

  /// The verdict that follows from the facts (design section 7).
  package var verdict: Verdict {
    switch self {
    case .storeAnswered, .storeDetailsNotReadable, .planLimit: .healthy
    case .scopesAbsent: .limited
    case .tokenUnknown: .rejected
    case .otherStore, .notBoundToStore: .wrongStore
    case .storeUnavailable: .suspended
    case .rateLimited: .throttled
    // A server was reached, and what it is remains unknown.
    case .noAnswer(.cutShort): .inconclusive
    case .platformFault, .noAnswer: .unreachable
    case .tokenGarbled, .redirected, .notAnAPIAnswer, .unexpected: .inconclusive
    case .notAsked: .unverified
    }
  }

  /// The number kept in the vault.
  package var code: UInt8 {
    switch self {
    case .storeAnswered: 1
    case .storeDetailsNotReadable: 2
    case .planLimit: 3
    case .scopesAbsent: 4
    case .tokenUnknown: 5
    case .otherStore: 6
    case .notBoundToStore: 7
    case .storeUnavailable: 8
    case .rateLimited: 9
    case .platformFault: 10
    case .noAnswer: 11
    case .tokenGarbled: 12
    case .redirected: 13
    case .notAnAPIAnswer: 14
    case .unexpected: 15
    case .notAsked: 16
    }
  }
}
