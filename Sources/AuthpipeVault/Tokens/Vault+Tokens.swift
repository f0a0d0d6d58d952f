package import AuthpipeKit

/// Tokens that were minted with a connection's credential, each change one transaction.
extension Vault {
  /// A token, or nil where it is not there any more.
  package func secret(
    of token: MintedToken, of connection: StoredConnection
  ) throws -> SecretBytes? {
    try secret(
      numbered: CredentialField.mintedToken, as: nil, of: connection, version: token.number)
  }

  /// Keeps a token that was minted when the provider's clock said `clock`, and forgets those that
  /// had ended by then. The ones that it takes the place of stay until they end.
  package func keep(
    _ secret: borrowing SecretBytes, as token: MintedToken, of connection: StoredConnection,
    clock: ServerClock, details: [String], at now: Int64
  ) throws {
    var metadata = connection.metadata
    metadata.clock = clock
    guard metadata.hasRoomForToken(at: clock.server) else { throw VaultError.tokensFull }
    let gone = metadata.removeTokens { $0.expiresAt <= clock.server }
    var token = token
    // Above those that are gone, too: who has read of one of them must not find this one.
    token.number = ((connection.metadata.tokens ?? []).map(\.number).max() ?? 0) + 1
    metadata.tokens = (metadata.tokens ?? []) + [token]
    let entry = AuditEntry(
      .tokenMinted, connection.reference, version: token.credential, details: details)
    try change(connection, to: metadata, entry, at: now) { fresh, key in
      try deleteTokens(gone, of: fresh)
      try insert(
        secret, as: .text, field: CredentialField.mintedToken, version: token.number,
        connectionID: fresh.connectionID, key: key)
    }
  }

  /// Notes what the provider's clock said.
  package func note(
    _ clock: ServerClock, of connection: StoredConnection, at now: Int64
  ) throws {
    var metadata = connection.metadata
    metadata.clock = clock
    let entry = AuditEntry(
      .changed, connection.reference, version: connection.current.number,
      details: ["the provider's clock"])
    try change(connection, to: metadata, entry, at: now) { _, _ in }
  }

  /// Sees to it that tokens are handed out no more: they are about to be revoked.
  package func withhold(
    _ numbers: [UInt64], of connection: StoredConnection, details: [String], at now: Int64
  ) throws {
    var metadata = connection.metadata
    metadata.tokens = metadata.tokens?.map { token in
      var token = token
      if numbers.contains(token.number) { token.isRevoked = true }
      return token
    }
    let entry = AuditEntry(
      .tokenRevoked, connection.reference, version: connection.current.number, details: details)
    try change(connection, to: metadata, entry, at: now) { _, _ in }
  }

  /// Forgets tokens that the provider knows no more. A number is given anew once the highest is
  /// forgotten, and whoever is late must not forget another's.
  package func forgetTokens(
    _ tokens: [MintedToken], of connection: StoredConnection, details: [String], at now: Int64
  ) throws {
    var metadata = connection.metadata
    let gone = metadata.removeTokens { held in
      tokens.contains { $0.number == held.number && $0.fingerprint == held.fingerprint }
    }
    guard !gone.isEmpty else { return }
    let entry = AuditEntry(
      .tokenForgotten, connection.reference, version: connection.current.number, details: details)
    try change(connection, to: metadata, entry, at: now) { fresh, _ in
      try deleteTokens(gone, of: fresh)
    }
  }

  private func deleteTokens(_ numbers: [UInt64], of connection: StoredConnection) throws {
    for number in numbers {
      try RecordTable(database: database).delete(
        connectionID: connection.connectionID, field: CredentialField.mintedToken, version: number)
    }
  }
}
