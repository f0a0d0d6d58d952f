internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// An app with all that an exchange needs of it.
struct OAuthApp: Sendable {
  let name: String
  let clientID: SharedSecret
  let clientSecret: SharedSecret
  let login: LoginEndpoint
  let redirectURI: RedirectURI
  let scopes: [String]

  /// Reads it; `redirectURI` is used in place of its own, where there is one.
  init(_ app: StoredApp, in vault: Vault, redirectURI: String?) throws {
    // A vault is input, too: the secret goes to no other host.
    guard let login = try? LoginEndpoint(stored: app.loginURL) else {
      throw VaultError.alteredRecord(nil)
    }
    do {
      self.redirectURI = try RedirectURI(redirectURI ?? app.redirectURI)
    } catch {
      throw AppFault.redirectURI(error)
    }
    name = app.name
    self.login = login
    scopes = app.scopes
    let credential = try vault.credential(of: app)
    clientID = SharedSecret(try credential.clientID.copy())
    clientSecret = SharedSecret(try credential.clientSecret.copy())
  }

  /// The client ID, which is public.
  var publicID: String { clientID.bytes.withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Whether the token of `connection` was issued to it: by its client ID, since another app may
  /// have come to its name.
  func isGiven(_ connection: StoredConnection, in vault: Vault) throws -> Bool {
    try vault.isToken(of: connection, issuedTo: clientID.bytes)
  }

  /// The API that its tokens are for.
  var endpoint: APIEndpoint {
    get throws { login.isSandbox ? try APIEndpoint(loopback: login.text) : .production }
  }
}
