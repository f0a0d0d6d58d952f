internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension Rotation {
  /// What is to be seen to once a version was promoted.
  struct Aftermath: Sendable {
    let version: UInt64
    /// The accounts of the versions that were replaced, the last one first.
    let olds: [OldAccount]
    /// Nil where nobody is to look at webhooks.
    let handover: WebhookHandover?
    let makes: Bool
    /// Held from before the webhooks are looked at until what was made of them is noted.
    let lock: FileLock?

    /// Sees to it.
    func run() async -> WebhookOutcome {
      await handover?.run(making: makes)
        ?? WebhookOutcome(of: olds.map { OldAccountFinding($0) }, state: .ignored)
    }
  }

  /// What the connection's rotations leave to be done: the accounts of all versions that are not
  /// retired may own webhooks. `mode` is what was asked for; nil, what is noted with the versions
  /// that were replaced.
  func aftermath(
    _ mode: WebhookMode?, through transport: any HTTPTransport
  ) throws -> Aftermath {
    let found = try find()
    guard !found.metadata.previous.isEmpty else { throw RotationFault.nothingPrevious(reference) }
    let mode = mode ?? (found.metadata.owesWebhooks ? .recreate : .list)
    let lock = mode == .recreate ? try takeLock(of: found) : nil
    return try access.read { vault in
      let connection = try ConnectionLookup(vault: vault).find(reference)
      let metadata = connection.metadata
      let olds = try metadata.previous.map { version in
        OldAccount(
          version: version.number, name: version.account, app: version.app,
          token: try foreignToken(of: version.number, connection, vault))
      }
      var handover: WebhookHandover?
      if mode != .ignore {
        handover = WebhookHandover(
          provider: try Self.provider(
            of: connection, through: transport, in: context, limits: WebhookHandover.limits),
          storeHash: metadata.storeHash, olds: olds,
          new: try secret(.accessToken, of: connection.current.number, connection, vault))
      }
      return Aftermath(
        version: connection.current.number, olds: olds, handover: handover,
        makes: mode == .recreate, lock: lock)
    }
  }

  /// Keeps two commands from making the webhooks of one connection beside each other: both would
  /// find them missing, and each would make them.
  private func takeLock(of connection: StoredConnection) throws -> FileLock? {
    guard let directory = access.stateDirectory() else { return nil }
    let vault = try access.identity().vaultID.hexadecimal
    do {
      return try FileLock.take(
        "\(directory)/\(vault).handovers/\(connection.connectionID.hexadecimal)")
    } catch {
      throw RotationFault.handoverUnderWay(reference)
    }
  }

  /// The token of a version, unless it belongs to the API account of the current one.
  private func foreignToken(
    of version: UInt64, _ connection: StoredConnection, _ vault: Vault
  ) throws -> SharedSecret? {
    let mine = try vault.secret(.clientID, of: connection)
    let other = try vault.secret(.clientID, of: connection, version: version)
    if case .some(let mine) = mine, case .some(let other) = other, mine.equals(other) { return nil }
    return try secret(.accessToken, of: version, connection, vault)
  }

  private func secret(
    _ field: CredentialField, of version: UInt64, _ connection: StoredConnection, _ vault: Vault
  ) throws -> SharedSecret {
    guard let secret = try vault.secret(field, of: connection, version: version) else {
      throw VaultError.alteredRows(part: .record)
    }
    return SharedSecret(secret)
  }

  /// Notes of which versions nothing of the webhooks is left to be done.
  func conclude(_ aftermath: Aftermath, _ outcome: WebhookOutcome) throws {
    let closed = outcome.closed
    try change { vault, connection in
      // What a rotation after this one owes is not settled by it.
      guard connection.current.number == aftermath.version,
        connection.metadata.previous.contains(where: {
          $0.webhooksDue == true && closed.contains($0.number)
        })
      else { return }
      var metadata = connection.metadata
      for number in closed { metadata.edit(number) { $0.webhooksDue = nil } }
      try vault.update(connection, to: metadata, details: ["webhooks"], at: context.now)
    }
  }
}
