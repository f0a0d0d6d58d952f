internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension Rotation {
  /// What a promotion did.
  struct Promotion: Sendable {
    let version: UInt64
    let previous: UInt64
    let verdict: Verdict
    let scopes: ScopeComparison
    let hasClientSecret: Bool
    let hadExpiry: Bool
  }

  /// What is to be asked about the pending version of that number.
  func trial(of number: UInt64) throws -> RotationTrial {
    try access.read { vault in
      let connection = try ConnectionLookup(vault: vault).find(reference)
      guard [connection.metadata.pending?.number, connection.current.number].contains(number),
        let new = try vault.secret(.accessToken, of: connection, version: number),
        let old = try vault.secret(.accessToken, of: connection)
      else { throw RotationFault.nothingPending(reference) }
      return RotationTrial(
        metadata: connection.metadata, new: SharedSecret(new), old: SharedSecret(old))
    }
  }

  /// Makes the pending version current if `findings` allow it. What BigCommerce refused is given
  /// up; what it did not answer for, or what would lose scopes, waits.
  func settle(
    _ number: UInt64, _ findings: RotationTrial.Findings, allowsScopeLoss: Bool, owing: Bool?
  ) throws -> Promotion {
    let result = findings.new
    guard let grant = Grant(result), let scopes = findings.scopes else {
      throw try fault(for: number, findings)
    }
    try note(scopes, of: number, findings.token)
    if !allowsScopeLoss {
      guard scopes.lost.isEmpty else {
        throw RotationFault.scopesLost(scopes.lost, reference, version: number)
      }
      guard scopes.unclear.isEmpty else {
        throw RotationFault.scopesUnclear(scopes.unclear, reference, version: number)
      }
    }
    return try change { vault, connection in
      let old = connection.current.number
      let metadata = connection.metadata
      // Another process may have gone on with the same rotation.
      if old != number {
        try check(number, findings.token, in: connection, vault)
        try vault.promote(
          number, of: connection, grantedBy: grant, isOwing: owing, at: context.now)
      }
      let previous = old == number ? metadata.previous.first?.number ?? old : old
      let hasSecret = try vault.read {
        try vault.secret(.clientSecret, of: connection, version: number) != nil
      }
      return Promotion(
        version: number, previous: previous,
        verdict: result.verdict, scopes: scopes, hasClientSecret: hasSecret,
        hadExpiry: metadata.expiresAt != nil)
    }
  }

  /// What is to be said of a credential that was not accepted. One that BigCommerce refused before
  /// anything good was known of it is given up; one that was found fit before waits, since nothing
  /// is deleted because of a verdict.
  private func fault(
    for number: UInt64, _ findings: RotationTrial.Findings
  ) throws -> RotationFault {
    let result = findings.new
    guard result.verdict.isKnown else {
      return .unclear(result, reference, version: number)
    }
    return try change { vault, connection in
      guard let pending = connection.metadata.pending, pending.number == number else {
        return .refused(result, reference)
      }
      try check(number, findings.token, in: connection, vault)
      guard pending.testedAt == nil, pending.replacedAt == nil else {
        return .unclear(result, reference, version: number)
      }
      try vault.giveUp(number, of: connection, at: context.now)
      vault.compact()
      return .refused(result, reference)
    }
  }

  /// Refuses a pending version that is not the one that was asked about: while BigCommerce was
  /// asked, another process may have given that up and staged another under its number.
  private func check(
    _ number: UInt64, _ token: SharedSecret, in connection: StoredConnection, _ vault: Vault
  ) throws {
    try vault.read {
      guard connection.metadata.pending?.number == number,
        let stored = try vault.secret(.accessToken, of: connection, version: number),
        stored.equals(token.bytes)
      else { throw RotationFault.overtaken(reference) }
    }
  }

  /// Notes that the pending version was found fit, and what was seen of both tokens' scopes.
  private func note(
    _ scopes: ScopeComparison, of number: UInt64, _ token: SharedSecret
  ) throws {
    try change { vault, connection in
      guard connection.metadata.pending?.number == number else { return }
      try check(number, token, in: connection, vault)
      try vault.test(
        number, of: connection, observing: scopes.new.updating([], at: context.now),
        // Whoever goes on may find that the old one has ended, and what it could do is lost all the
        // same.
        besides: scopes.old?.updating(connection.metadata.observedScopes ?? [], at: context.now),
        at: context.now)
    }
  }

  /// Notes for how many seconds the secrets of retired versions are to be kept.
  func keepRetired(for seconds: Int64) throws {
    try change { vault, connection in
      guard connection.metadata.keepRetired != seconds else { return }
      var metadata = connection.metadata
      metadata.keepRetired = seconds
      try vault.update(connection, to: metadata, details: ["keep"], at: context.now)
    }
  }
}
