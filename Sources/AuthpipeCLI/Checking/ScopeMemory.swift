internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What is remembered of a token's scopes. They are fixed when it is made, so what was absent
/// once stays so, and a check that does not ask does not undo the verdict of one that did.
struct ScopeMemory {
  private let absent: [Scope]

  init(_ metadata: ConnectionMetadata) {
    guard let recorded = metadata.observedScopes, !recorded.isEmpty else {
      absent = []
      return
    }
    let observed = ScopeObservation(of: metadata.declaredScopes, recorded: recorded)
    // Whether the details are readable, every check sees anew.
    absent = observed.absent.filter { !ScopeCatalogue.information.contains($0.name) }
  }

  /// `result`, with the declared scopes that are known to be absent.
  func completing(_ result: ProbeResult) -> ProbeResult {
    guard result.verdict.isAlive, !absent.isEmpty else { return result }
    var missing = absent
    if case .scopesAbsent(let seen) = result.finding { missing = seen + absent }
    return result.concluding(.scopesAbsent(missing))
  }
}
