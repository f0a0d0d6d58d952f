/// What a probe concluded about a credential. The numbers are those of the vault's `verdict` table.
package enum Verdict: UInt8, CaseIterable, Sendable {
  /// BigCommerce accepts the credential for its store.
  case healthy = 1
  /// Alive, but a declared scope is missing.
  case limited = 2
  /// BigCommerce does not know the token; confirmed by a second answer.
  case rejected = 3
  /// Alive, but not for this store.
  case wrongStore = 4
  /// The store is in maintenance, being upgraded, or suspended.
  case suspended = 5
  /// Rate limited.
  case throttled = 6
  /// No usable answer: network, TLS, timeout or a fault of the platform.
  case unreachable = 7
  /// An answer that says nothing about the credential.
  case inconclusive = 8
  /// Never asked.
  case unverified = 9

  /// Whether something was learnt about the credential.
  package var isKnown: Bool { rawValue <= Self.wrongStore.rawValue }

  /// Whether BigCommerce accepts the credential for its store, with or without every scope.
  package var isAlive: Bool { self == .healthy || self == .limited }

  /// The name that users and programs know it by.
  package var name: String {
    switch self {
    case .healthy: "healthy"
    case .limited: "limited"
    case .rejected: "rejected"
    case .wrongStore: "wrong-store"
    case .suspended: "suspended"
    case .throttled: "throttled"
    case .unreachable: "unreachable"
    case .inconclusive: "inconclusive"
    case .unverified: "unverified"
    }
  }
}
