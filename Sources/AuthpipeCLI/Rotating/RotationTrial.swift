internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What is to be asked before a credential may take the place of another.
struct RotationTrial: Sendable {
  let metadata: ConnectionMetadata
  let new: SharedSecret
  let old: SharedSecret

  /// What came of it.
  struct Findings: Sendable {
    /// The token that was asked about.
    let token: SharedSecret
    let new: ProbeResult
    let scopes: ScopeComparison?
  }

  /// Asks about both tokens, and for what shows their scopes: reads alone.
  ///
  /// The old one is asked about second, and only where the new one serves the store: nothing
  /// hangs on it otherwise.
  func run(asking provider: BigCommerceProvider) async -> Findings {
    let (result, seen) = await ask(new, provider)
    guard result.verdict.isAlive, let seen else {
      return Findings(token: new, new: result, scopes: nil)
    }
    let (oldResult, oldSeen) = await ask(old, provider)
    return Findings(
      token: new, new: result,
      scopes: ScopeComparison(
        old: oldSeen, isOldDead: oldResult.verdict.isKnown && !oldResult.verdict.isAlive,
        recorded: metadata, new: seen))
  }

  private func ask(
    _ token: SharedSecret, _ provider: BigCommerceProvider
  ) async -> (result: ProbeResult, scopes: ScopeObservation?) {
    await provider.probeWithScopes(
      token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
  }
}
