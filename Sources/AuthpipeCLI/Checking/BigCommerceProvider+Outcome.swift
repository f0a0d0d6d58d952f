internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension BigCommerceProvider {
  /// Asks about a stored connection, and after its scopes where `observesScopes` says so.
  func outcome(
    for connection: StoredConnection, token: SharedSecret, observesScopes: Bool
  ) async -> CheckOutcome {
    let metadata = connection.metadata
    guard !observesScopes else {
      let (result, scopes) = await probeWithScopes(
        token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
      return CheckOutcome(connection: connection, result: result, scopes: scopes)
    }
    let result = await probe(
      token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
    return CheckOutcome(
      connection: connection, result: ScopeMemory(metadata).completing(result), scopes: nil)
  }
}
