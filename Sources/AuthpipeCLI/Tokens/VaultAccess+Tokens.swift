internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension VaultAccess {
  /// What mints and revokes tokens with the credential of a connection.
  func tokenClient(
    for connection: StoredConnection, through transport: any HTTPTransport, limits: ProbeLimits,
    in context: Context
  ) throws -> TokenClient {
    let token = try read { vault in
      guard let secret = try vault.secret(.accessToken, of: connection) else {
        throw VaultError.alteredRows(part: .record)
      }
      return SharedSecret(secret)
    }
    let client = try Rotation.provider(
      of: connection, through: transport, in: context, limits: limits
    ).tokens(token: token, storeHash: connection.metadata.storeHash)
    guard let client else { throw TokenFault.unclear(.tokenGarbled) }
    return client
  }
}
