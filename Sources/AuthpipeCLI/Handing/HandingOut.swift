internal import AuthpipeKit
internal import AuthpipeVault

/// The way of a stored credential out of the vault: never one that is known to be dead, and of one
/// that asks for it never without a line in the audit trail, which comes first.
struct HandingOut {
  let access: VaultAccess
  let context: Context
  /// Whether what BigCommerce is known to have refused is handed out all the same.
  let allowsUnhealthy: Bool
  /// How new what is known of it must be; nil where that does not matter.
  var freshness: Freshness?

  /// Lends `body` the connection, whose `fields` it is to hand out, and the vault.
  func lend(
    _ reference: ConnectionReference, fields: [String],
    _ body: (StoredConnection, Vault) throws -> Void
  ) throws {
    let audited = try access.read { vault -> Bool in
      let found = learnt(of: try ConnectionLookup(vault: vault).find(reference))
      guard !found.isAudited else {
        // Once more when its line is written, which is not to tell of what was refused here; a
        // warning comes then.
        try refuseDead(found)
        if freshness?.acceptsStale == false { try admit(found) }
        return true
      }
      try admit(found)
      try body(found, vault)
      return false
    }
    if audited { try lendAudited(reference, fields, body) }
  }

  private func lendAudited(
    _ reference: ConnectionReference, _ fields: [String],
    _ body: (StoredConnection, Vault) throws -> Void
  ) throws {
    let vault: Vault
    do {
      vault = try access.open(for: .writing)
    } catch {
      throw Failure(wordingUnnoted: error)
    }
    let found: StoredConnection
    do {
      found = try vault.recordHandingOut(of: reference, fields: fields, at: context.now)
    } catch  where error as? VaultError != .noSuchConnection {
      throw Failure(wordingUnnoted: error)
    }
    try vault.read {
      // As it is now: what was gone or replaced since is no sign of tampering.
      guard let now = try vault.connection(reference) else { throw VaultError.noSuchConnection }
      guard now.current == found.current, now.spread == found.spread else {
        throw VaultError.changedMeanwhile
      }
      let found = learnt(of: now)
      try admit(found)
      try body(found, vault)
    }
  }

  /// Refuses what is known to be dead, or not known well enough.
  private func admit(_ found: StoredConnection) throws {
    try refuseDead(found)
    try freshness?.admit(found, in: context)
  }

  private func refuseDead(_ found: StoredConnection) throws {
    guard let known = found.known, known.verdict == .rejected, !allowsUnhealthy else { return }
    throw CommandFault.unhealthy(
      found, known.verdict, since: Moment(seconds: known.askedAt).rfc3339)
  }

  private func learnt(of connection: StoredConnection) -> StoredConnection {
    freshness?.learnt(of: connection) ?? connection
  }
}

extension Failure {
  /// Says of an error that it kept a handing-out from being noted, which the connection asks for.
  init(wordingUnnoted error: any Error) {
    self.init(wording: error)
    message = "it was not handed out, since that could not be noted in the audit trail: \(message)"
  }
}
