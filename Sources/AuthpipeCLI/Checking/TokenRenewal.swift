internal import AuthpipeKit
internal import AuthpipeVault

/// Has a check renew the tokens that end soon, so that nobody who wants one waits for BigCommerce.
struct TokenRenewal {
  private let access: VaultAccess
  private let context: Context
  private let transport: any HTTPTransport
  private var connections: [StoredConnection] = []

  init(access: VaultAccess, context: Context, transport: any HTTPTransport) {
    self.access = access
    self.context = context
    self.transport = transport
  }

  /// Takes note of a connection, where it has tokens.
  mutating func take(_ connection: StoredConnection) {
    if connection.metadata.tokens?.isEmpty == false { connections.append(connection) }
  }

  /// Renews what is due of them and was handed out since it was minted: what nobody uses is left to
  /// end. Failing to is no failure of the check, and warned of. Where nobody answers the rest of that
  /// endpoint's waits for the next run: each would take as long to find that out.
  func run(_ interruption: Interruption) async {
    var silent: Swift.Set<String> = []
    for connection in connections {
      for token in connection.metadata.tokensInUse {
        guard interruption.signal == nil else { return }
        let endpoint = connection.metadata.endpoint
        guard !silent.contains(endpoint) else { break }
        if await !renew(token, of: connection.reference) { silent.insert(endpoint) }
      }
    }
  }

  /// Renews one, where it is due; false where nobody answered.
  private func renew(_ token: MintedToken, of reference: ConnectionReference) async -> Bool {
    let fetching = TokenFetching(
      reference: reference, recipe: token.recipe, access: access, context: context)
    do {
      let sight = try fetching.look()
      guard sight.standing == .due, !fetching.isEnough(sight), sight.place.wasUsed else {
        return true
      }
      let transport = transport
      let outcome = try await TokenMinting(fetching: fetching, makeTransport: { transport })
        .obtain()
      if let obstacle = outcome.obstacle { warn(of: obstacle, fetching) }
      return !outcome.isUnanswered
    } catch {
      warn(of: Failure(wording: error), fetching)
      return true
    }
  }

  private func warn(of obstacle: Failure, _ fetching: TokenFetching) {
    context.warn("\(fetching.name) could not be renewed: \(obstacle.message)")
  }
}
