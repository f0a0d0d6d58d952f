internal import AuthpipeKit
internal import AuthpipeVault

/// Has a check renew the tokens that end soon, so that nobody who wants one waits for BigCommerce.
struct TokenRenewal {
  let access: VaultAccess
  let context: Context
  let transport: any HTTPTransport

  /// Renews what is due of those connections and was handed out since it was minted: what nobody
  /// uses is left to end. Failing to is no failure of the check, and warned of. Where BigCommerce
  /// cannot be reached the rest waits for the next run: each would take as long to find that out.
  func run(over connections: [StoredConnection], interruption: Interruption) async {
    for connection in connections {
      for token in connection.metadata.tokensInUse {
        guard interruption.signal == nil else { return }
        let obstacle = await renew(token, of: connection.reference)
        if obstacle?.code == Verdict.unreachable.name { return }
      }
    }
  }

  /// Renews one, and returns what kept it from that, if anything did.
  private func renew(_ token: MintedToken, of reference: ConnectionReference) async -> Failure? {
    let fetching = TokenFetching(
      reference: reference, recipe: token.recipe, access: access, context: context)
    do {
      let sight = try fetching.look()
      guard sight.standing == .due, !fetching.isEnough(sight), sight.place.wasUsed else {
        return nil
      }
      let transport = transport
      let outcome = try await TokenMinting(fetching: fetching, makeTransport: { transport })
        .obtain()
      return outcome.obstacle.map { warn(of: $0, fetching) }
    } catch {
      return warn(of: Failure(wording: error), fetching)
    }
  }

  private func warn(of obstacle: Failure, _ fetching: TokenFetching) -> Failure {
    context.warn("\(fetching.name) could not be renewed: \(obstacle.message)")
    return obstacle
  }
}
