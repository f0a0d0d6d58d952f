internal import AuthpipeKit
internal import AuthpipeVault

/// The versions of a connection that BigCommerce may still sign for, with what it signs with.
///
/// A webhook is signed for the API account that made it. So the current version's secret counts,
/// those of versions that were replaced and not retired, whose accounts still have webhooks, and
/// that of one that was rolled back, whose webhooks stay. A version that was never current has
/// none that authpipe made, and nobody may have asked BigCommerce about it.
///
/// A verdict does not count: the delivery that tells of an app's end comes when its token has ended.
struct SigningVersions {
  /// One version, with the secret in question.
  struct Entry {
    let version: CredentialVersion
    let secret: SharedSecret
    let clientID: SharedSecret?

    /// The place of the app that signs for it; nil where that is an API account.
    let app: ConnectionReference?

    /// As in `version 2 (current)`.
    var words: String { "version \(version.number) (\(version.stage.rawValue))" }
  }

  let reference: ConnectionReference
  let storeHash: String
  let vaultID: [UInt8]
  let field: CredentialField
  /// The current version first, then those that were replaced, the last one first.
  let entries: [Entry]

  /// Reads those versions that have a secret in `field`, of which there must be one. Nothing is
  /// handed out, so the audit trail has no line of it.
  init(of reference: ConnectionReference, _ field: CredentialField, from access: VaultAccess) throws
  {
    self = try access.read { vault in
      let connection = try ConnectionLookup(vault: vault).find(reference)
      let entries = try Self.versions(of: connection).compactMap { version -> Entry? in
        guard let secret = try Self.shared(field, of: connection, version, vault) else {
          return nil
        }
        return Entry(
          version: version, secret: secret,
          clientID: try Self.shared(.clientID, of: connection, version, vault),
          app: version.app.flatMap { try? ConnectionReference(app: $0) })
      }
      guard !entries.isEmpty else { throw CommandFault.fieldAbsent(field: field.name, connection) }
      return Self(
        reference: reference, storeHash: connection.metadata.storeHash, vaultID: vault.vaultID,
        field: field, entries: entries)
    }
  }

  private init(
    reference: ConnectionReference, storeHash: String, vaultID: [UInt8], field: CredentialField,
    entries: [Entry]
  ) {
    self.reference = reference
    self.storeHash = storeHash
    self.vaultID = vaultID
    self.field = field
    self.entries = entries
  }

  /// The first version of which `isRight` holds.
  func first(where isRight: (Entry) throws -> Bool) throws -> Entry {
    guard let entry = try entries.first(where: isRight) else {
      throw SignatureFault.wrong(reference, field, isSole: entries.count == 1)
    }
    return entry
  }

  private static func versions(of connection: StoredConnection) -> [CredentialVersion] {
    let rolledBack = connection.metadata.pending.flatMap { $0.wasCurrent ? $0 : nil }
    return [connection.current] + connection.metadata.previous + (rolledBack.map { [$0] } ?? [])
  }

  private static func shared(
    _ field: CredentialField, of connection: StoredConnection, _ version: CredentialVersion,
    _ vault: Vault
  ) throws -> SharedSecret? {
    switch try vault.secret(field, of: connection, version: version.number) {
    case .some(let secret): return SharedSecret(secret)
    case .none: break
    }
    // What an app signs with is stored once, with the app.
    guard field == .clientSecret, let name = version.app,
      let app = try vault.app(ConnectionReference(app: name))
    else { return nil }
    let credential = try vault.credential(of: app)
    // Another app may have come to the name since.
    guard
      try vault.isToken(version.number, of: connection, issuedTo: credential.clientID)
    else { return nil }
    return SharedSecret(try credential.clientSecret.copy())
  }
}
