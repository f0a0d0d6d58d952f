package import AuthpipeKit

/// The steps of a rotation, each one transaction. A step that finds the versions otherwise than its
/// caller read them throws `changedMeanwhile`.
extension Vault {
  /// Stores `credential` as the pending version and returns its number. `isOwing` says that the
  /// webhooks of the version that it is to replace are to be made anew.
  package func stage(
    _ credential: borrowing Credential, of connection: StoredConnection, accountName: String?,
    isOwing: Bool = false, at now: Int64
  ) throws -> UInt64 {
    var metadata = connection.metadata
    guard metadata.pending == nil else { throw VaultError.changedMeanwhile }
    let number = metadata.nextNumber
    var version = CredentialVersion(number: number, stage: .pending, createdAt: now)
    version.account = accountName
    if isOwing { version.webhooksDue = true }
    metadata.versions.append(version)
    let entry = AuditEntry(.staged, connection.reference, version: number)
    try change(connection, to: metadata, entry, at: now) { fresh, key in
      try insert(credential, version: number, connectionID: fresh.connectionID, key: key)
    }
    return number
  }

  /// Notes that the pending version was found fit, and what was seen of its scopes; and of the
  /// current one's, where `currentScopes` says so.
  package func test(
    _ number: UInt64, of connection: StoredConnection, observing scopes: [ObservedScope],
    besides currentScopes: [ObservedScope]? = nil, at now: Int64
  ) throws {
    var metadata = connection.metadata
    guard metadata.pending?.number == number else { throw VaultError.changedMeanwhile }
    metadata.edit(number) { version in
      version.testedAt = now
      version.observedScopes = scopes
    }
    if let currentScopes { metadata.observedScopes = currentScopes }
    let entry = AuditEntry(.tested, connection.reference, version: number)
    try change(connection, to: metadata, entry, at: now) { _, _ in }
  }

  /// Makes the pending version the current one; the old one becomes previous. `isOwing` says whether
  /// its webhooks are still to be made anew; nil, what was said when the version was staged.
  ///
  /// A webhook secret that the new credential did not bring is carried over, since it belongs to
  /// the receiver; the client id and client secret belong to the old API account and are not.
  package func promote(
    _ number: UInt64, of connection: StoredConnection, grantedBy grant: Grant,
    isOwing: Bool? = nil, at now: Int64
  ) throws {
    var metadata = connection.metadata
    let old = connection.current.number
    guard let pending = metadata.pending, pending.number == number else {
      throw VaultError.changedMeanwhile
    }
    metadata.replaceCurrent(by: number, leaving: .previous, at: now)
    if isOwing ?? pending.webhooksDue ?? false { metadata.edit(old) { $0.webhooksDue = true } }
    if let store = grant.store { metadata.describe(store) }
    let entry = AuditEntry(.rotated, connection.reference, version: number)
    try change(connection, to: metadata, entry, at: now) { fresh, key in
      try carryWebhookSecret(from: old, to: number, of: fresh, key)
      try record(grant, connectionID: fresh.connectionID, version: number, at: now)
    }
  }

  /// A webhook secret belongs to the connection and not to its token.
  func carryWebhookSecret(
    from old: UInt64, to number: UInt64, of connection: StoredConnection, _ key: borrowing TenantKey
  ) throws {
    guard try secret(.webhookSecret, of: connection, version: number) == nil,
      let carried = try secret(.webhookSecret, of: connection, version: old)
    else { return }
    try insert(
      carried, as: .text, field: CredentialField.webhookSecret.rawValue, version: number,
      connectionID: connection.connectionID, key: key)
  }

  /// Undoes a promotion: the version of that number, which must be a previous one, is current again,
  /// and the one that is current now waits as the pending one.
  package func rollBack(
    _ connection: StoredConnection, to number: UInt64, grantedBy grant: Grant, at now: Int64
  ) throws {
    var metadata = connection.metadata
    guard metadata.pending == nil, metadata.version(number)?.stage == .previous else {
      throw VaultError.changedMeanwhile
    }
    let owed = metadata.version(number)?.webhooksDue
    metadata.replaceCurrent(by: number, leaving: .pending, at: now)
    metadata.edit(connection.current.number) { version in
      version.testedAt = nil
      version.webhooksDue = owed
    }
    let entry = AuditEntry(.rolledBack, connection.reference, version: number)
    try change(connection, to: metadata, entry, at: now) { fresh, _ in
      try record(grant, connectionID: fresh.connectionID, version: number, at: now)
    }
  }

  /// Gives the pending version up. One that was never current leaves nothing, and its number is
  /// free; one that was is retired.
  package func giveUp(_ number: UInt64, of connection: StoredConnection, at now: Int64) throws {
    var metadata = connection.metadata
    guard let pending = metadata.pending, pending.number == number else {
      throw VaultError.changedMeanwhile
    }
    if pending.wasCurrent {
      metadata.edit(number) { version in
        version.stage = .retired
        version.retiredAt = now
        version.observedScopes = nil
        version.webhooksDue = nil
      }
    } else {
      metadata.versions.removeAll { $0.number == number }
    }
    let entry = AuditEntry(.givenUp, connection.reference, version: number)
    try change(connection, to: metadata, entry, at: now) { fresh, _ in
      guard !pending.wasCurrent else { return }
      try RecordTable(database: database)
        .deleteSecrets(connectionID: fresh.connectionID, version: number)
      try VerdictTable(database: database)
        .delete(connectionID: fresh.connectionID, version: number)
    }
  }

  /// Retires previous versions: BigCommerce knows their tokens no more, or somebody said so.
  package func retire(
    _ numbers: [UInt64], of connection: StoredConnection, at now: Int64
  ) throws {
    var metadata = connection.metadata
    for number in numbers {
      guard metadata.version(number)?.stage == .previous else { throw VaultError.changedMeanwhile }
      metadata.retire(number, at: now)
    }
    let entry = AuditEntry(
      .retired, connection.reference, version: numbers.last,
      details: numbers.dropLast().map { "version \($0)" })
    try change(connection, to: metadata, entry, at: now) { _, _ in }
  }

  /// Deletes the secrets of retired versions. What the file may still hold of them goes with
  /// `compact()`.
  package func shred(_ numbers: [UInt64], of connection: StoredConnection, at now: Int64) throws {
    var metadata = connection.metadata
    for number in numbers {
      guard metadata.version(number)?.stage == .retired else { throw VaultError.changedMeanwhile }
      metadata.edit(number) { $0.shreddedAt = now }
    }
    metadata.forgetShredded()
    let entry = AuditEntry(
      .shredded, connection.reference, version: numbers.last,
      details: numbers.dropLast().map { "version \($0)" })
    try change(connection, to: metadata, entry, at: now) { fresh, _ in
      for number in numbers {
        try RecordTable(database: database)
          .deleteSecrets(connectionID: fresh.connectionID, version: number)
        try VerdictTable(database: database)
          .delete(connectionID: fresh.connectionID, version: number)
      }
    }
  }

  /// The newest verdict of one version.
  package func verdict(
    of connection: StoredConnection, version: UInt64
  ) throws -> RecordedVerdict? {
    try VerdictTable(database: database).newest(
      connectionID: connection.connectionID, version: version, knownOnly: false)
  }
}
