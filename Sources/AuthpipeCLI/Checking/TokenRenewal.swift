internal import AuthpipeKit
internal import AuthpipeVault

/// Has a check renew the tokens that end soon, so that nobody who wants one waits for BigCommerce.
struct TokenRenewal {
  let access: VaultAccess
  let context: Context
  let transport: any HTTPTransport

  /// Renews what is due of those connections and was handed out since it was minted: what nobody
  /// uses is left to end. Failing to is no failure of the check, and warned of.
  func run(over connections: [StoredConnection], interruption: Interruption) async {
    for connection in connections {
      for token in connection.metadata.tokensInUse {
        guard interruption.signal == nil else { return }
        await renew(token, of: connection.reference)
      }
    }
  }

  private func renew(_ token: MintedToken, of reference: ConnectionReference) async {
    let fetching = TokenFetching(
      reference: reference, recipe: token.recipe, access: access, context: context)
    do {
      let sight = try fetching.look()
      guard sight.standing == .due, !fetching.isEnough(sight), sight.place.wasUsed else { return }
      let transport = transport
      let outcome = try await TokenMinting(fetching: fetching, makeTransport: { transport })
        .obtain()
      if let obstacle = outcome.obstacle { warn(of: obstacle.message, fetching) }
    } catch {
      warn(of: Failure(wording: error).message, fetching)
    }
  }

  private func warn(of reason: String, _ fetching: TokenFetching) {
    context.warn("\(fetching.name) could not be renewed: \(reason)")
  }
}
