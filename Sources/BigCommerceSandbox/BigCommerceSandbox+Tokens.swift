internal import Synchronization

extension BigCommerceSandbox {
  /// The short-lived tokens that a store minted, in their order, ended and revoked ones included.
  package func tokens(of store: String) -> [SandboxToken] {
    state.withLock { $0.stores[store]?.tokens ?? [] }
  }

  /// Has a store's clock go wrong by `seconds`.
  package func shiftClock(of store: String, by seconds: Double) throws(SandboxError) {
    try change(store) { $0.clockShift = seconds }
  }

  /// Has a store answer so late when it has minted a token.
  package func delayMinting(of store: String, by delay: Duration) throws(SandboxError) {
    try change(store) { $0.mintingDelay = delay }
  }
}
