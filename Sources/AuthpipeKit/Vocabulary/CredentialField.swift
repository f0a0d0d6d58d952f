/// The sealed fields of one version of a credential, with their numbers in the vault.
///
/// The one place where field numbers are assigned; `authpipe-vault(5)` lists them. Number 1 is
/// the connection's metadata, and 16 the tokens that were minted with its credential: neither is a
/// field of that.
package enum CredentialField: UInt16, CaseIterable, Sendable {
  case accessToken = 2
  case clientID = 3
  case clientSecret = 4
  case webhookSecret = 5

  /// The number of minted tokens, whose versions are their own.
  package static let mintedToken: UInt16 = 16

  /// The name that users and programs know it by.
  package var name: String {
    switch self {
    case .accessToken: "access_token"
    case .clientID: "client_id"
    case .clientSecret: "client_secret"
    case .webhookSecret: "webhook_secret"
    }
  }

  /// The field of that name.
  package init?(name: String) {
    guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }
}
