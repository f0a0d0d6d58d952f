package import AuthpipeKit

extension BigCommerceProvider {
  /// Asks about `token` as `probe(token:storeHash:declaredScopes:)` does, and then, where it is
  /// alive, for what shows its scopes: reads alone, one after the other.
  ///
  /// A declared scope that is seen to be absent makes the finding `scopesAbsent`.
  package func probeWithScopes(
    token: SharedSecret, storeHash: String, declaredScopes: [Scope]
  ) async -> (result: ProbeResult, scopes: ScopeObservation?) {
    var inquiry: Inquiry
    do {
      inquiry = try self.inquiry(token: token, storeHash: storeHash)
    } catch {
      return (error.result, nil)
    }
    let result = await inquiry.result(declaredScopes: declaredScopes)
    guard result.verdict.isAlive else { return (result, nil) }
    let scopes = await inquiry.observation(after: result.finding, of: declaredScopes)
    let finding = scopes.absent.isEmpty ? result.finding : .scopesAbsent(scopes.absent)
    return (result.concluding(finding, after: inquiry.conversation.duration), scopes)
  }
}
