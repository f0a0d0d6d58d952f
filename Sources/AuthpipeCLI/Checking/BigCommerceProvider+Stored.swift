internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension BigCommerceProvider {
  /// Asks about a stored connection, and after its scopes where `observesScopes` says so.
  func ask(
    about connection: StoredConnection, token: SharedSecret, observesScopes: Bool
  ) async -> (result: ProbeResult, scopes: ScopeObservation?) {
    let metadata = connection.metadata
    guard !observesScopes else {
      return await probeWithScopes(
        token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
    }
    let result = await probe(
      token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
    return (ScopeMemory(metadata).completing(result), nil)
  }
}
