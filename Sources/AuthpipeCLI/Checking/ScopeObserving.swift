internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension BigCommerceProvider {
  /// Asks about a stored connection, and after its scopes where `observesScopes` says so.
  func outcome(
    for connection: StoredConnection, token: SharedSecret, observesScopes: Bool
  ) async -> CheckOutcome {
    let metadata = connection.metadata
    guard !observesScopes else {
      let (result, scopes) = await probeWithScopes(
        token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
      return CheckOutcome(connection: connection, result: result, scopes: scopes)
    }
    let result = await probe(
      token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
    return CheckOutcome(
      connection: connection, result: ScopeMemory(metadata).completing(result), scopes: nil)
  }
}

/// What is remembered of a token's scopes. They are fixed when it is made, so what was absent
/// once stays so, and a check that does not ask does not undo the verdict of one that did.
struct ScopeMemory {
  private let absent: [Scope]

  init(_ metadata: ConnectionMetadata) {
    let observed = ScopeObservation(
      of: metadata.declaredScopes, recorded: metadata.observedScopes ?? [])
    // Whether the details are readable, every check sees anew.
    absent = observed.absent.filter { !ScopeCatalogue.information.contains($0.name) }
  }

  /// `result`, with the declared scopes that are known to be absent.
  func completing(_ result: ProbeResult) -> ProbeResult {
    guard result.verdict.isAlive, !absent.isEmpty else { return result }
    var missing = absent
    if case .scopesAbsent(let seen) = result.finding { missing = seen + absent }
    return ProbeResult(
      finding: .scopesAbsent(missing), httpStatus: result.httpStatus, duration: result.duration)
  }
}

extension ScopeObservation {
  /// The `declared` scopes beside what is `recorded` of those seen earlier.
  init(of declared: [Scope], recorded: [ObservedScope]) {
    self.init(of: declared)
    let known = Dictionary(recorded.map { ($0.scope, $0.granted) }, uniquingKeysWith: { $1 })
    for index in lines.indices {
      guard let entry = lines[index].entry, let granted = known[entry.readScope] else { continue }
      lines[index].access = granted ? .granted : .absent
    }
  }

  /// What is recorded from now on: what was seen now, and what was seen before of the rest.
  func updating(_ recorded: [ObservedScope], at now: Int64) -> [ObservedScope] {
    var scopes = Dictionary(recorded.map { ($0.scope, $0) }, uniquingKeysWith: { $1 })
    for line in lines {
      guard let name = line.entry?.readScope, line.access == .granted || line.access == .absent
      else { continue }
      let granted = line.access == .granted
      if scopes[name]?.granted != granted {
        scopes[name] = ObservedScope(scope: name, granted: granted, since: now)
      }
    }
    return scopes.values.sorted {
      (ScopeCatalogue.place(of: $0.scope), $0.scope) < (
        ScopeCatalogue.place(of: $1.scope), $1.scope
      )
    }
  }
}
