package import AuthpipeKit

/// An app as read from the vault: what OAuth needs of it, except its secret.
package struct StoredApp: Sendable {
  package let name: String
  /// Where a merchant's browser is sent back to, exactly as it is registered.
  package let redirectURI: String
  /// The login server that its secret may go to.
  package let loginURL: String
  /// What it asks merchants for.
  package let scopes: [String]
  /// When it was added, in seconds since 1970.
  package let createdAt: Int64

  let stored: StoredConnection

  /// The place of the app in the vault.
  package var reference: ConnectionReference { stored.reference }

  init(_ stored: StoredConnection) throws {
    guard stored.reference.isApp, let redirectURI = stored.metadata.redirectURI,
      stored.metadata.scopes.allSatisfy({ Scope($0) != nil })
    else { throw VaultError.damagedRecord(nil) }
    name = stored.reference.user
    self.redirectURI = redirectURI
    loginURL = stored.metadata.endpoint
    scopes = stored.metadata.scopes
    createdAt = stored.metadata.createdAt
    self.stored = stored
  }
}
