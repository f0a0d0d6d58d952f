internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Sees to it that there is a fresh token of a recipe, however many processes want one at once.
struct TokenMinting {
  let fetching: TokenFetching
  /// Called once BigCommerce is asked, and not before.
  let makeTransport: @Sendable () -> any HTTPTransport

  /// Longer than who holds the lock can take for both of its requests.
  private static let patience = Duration.seconds(150)

  /// What came of it.
  struct Outcome {
    let sight: TokenSight
    /// Whether it was minted just now, and here.
    var isNew = false
    /// Why it is still the old one.
    var obstacle: Failure?
    /// Whether that is that nobody answered.
    var isUnanswered = false

    /// What to think of before a new token is used where BigCommerce does not let it be.
    var advice: String? {
      guard isNew, let token = sight.token, token.recipe.origins.isEmpty,
        !ServerUse.isAllowed(token.recipe.kind, mintedAt: token.mintedAt, at: token.mintedAt)
      else { return nil }
      return
        "BigCommerce lets no server use a storefront token that was made after 2026-06-30, and pages of other origins need --cors ORIGIN; for a server: --kind private"
    }
  }

  private var context: Context { fetching.context }

  /// A fresh token; the one that there is where another process is about to renew it, or nobody can.
  func obtain() async throws -> Outcome {
    let seen = try fetching.look()
    guard !fetching.isEnough(seen) else { return Outcome(sight: seen) }
    let began = context.moment
    var turn = seen.place.take()
    let hadToWait = turn == nil
    if hadToWait {
      // Who has one that works does not wait for whoever renews it.
      guard seen.standing != .due else { return Outcome(sight: seen) }
      turn = await seen.place.take(waiting: Self.patience)
    }
    guard let turn else { throw MintingFault.busy }
    defer { withExtendedLifetime(turn) {} }
    let sight = try fetching.look()
    guard !fetching.isEnough(sight) else { return Outcome(sight: sight) }
    if hadToWait, !sight.mayLive, let ago = sight.place.sinceFailure(at: context.moment),
      context.moment.uptime - ago >= began.uptime
    {
      throw MintingFault.failedForAnother
    }
    do {
      let outcome = try await renew(sight)
      sight.place.noteFailure(at: nil, in: turn)
      if outcome.isNew { sight.place.noteUnused() }
      return outcome
    } catch {
      sight.place.noteFailure(at: context.moment, in: turn)
      let failure =
        (error as? TokenFault).map { Failure(wording: $0, of: sight.connection) }
        ?? Failure(wording: error)
      guard sight.mayLive else { throw failure }
      let isUnanswered = if case TokenFault.unclear(.noAnswer) = error { true } else { false }
      return Outcome(sight: sight, obstacle: failure, isUnanswered: isUnanswered)
    }
  }

  /// Asks BigCommerce what time it is; then whether another token is needed is clear, and it is
  /// minted.
  private func renew(_ sight: TokenSight) async throws -> Outcome {
    // Before BigCommerce is asked: what cannot be kept is not minted.
    let connection = try fetching.access.findToChange(fetching.reference)
    let client = try client(for: connection, isPressing: !sight.mayLive)
    let moment = context.moment
    let server = try await client.time()
    let clock = ServerClock(server: server, machine: moment)
    if let token = sight.token, token.standing(at: .known(server)) == .fresh {
      try fetching.access.change(fetching.reference) { vault, found in
        guard found.isSame(as: connection) else { throw VaultError.changedMeanwhile }
        try vault.note(clock, of: found, at: context.now)
      }
      return Outcome(sight: try fetching.look())
    }
    // Else it would be minted, and nobody could revoke it later.
    guard connection.metadata.hasRoomForToken(at: server) else { throw VaultError.tokensFull }
    let end = server + fetching.recipe.lifetime
    let value = try await client.mint(fetching.recipe, until: end)
    let token = MintedToken(
      recipe: fetching.recipe, fingerprint: value.fingerprint, mintedAt: server, expiresAt: end,
      credential: connection.current.number)
    do {
      try fetching.access.change(fetching.reference) { vault, found in
        guard found.isSame(as: connection) else { throw VaultError.changedMeanwhile }
        try vault.keep(
          value.bytes, as: token, of: found, clock: clock, details: token.details, at: context.now)
      }
    } catch {
      // What nobody remembers nobody could revoke later.
      try? await client.revoke(value, of: token.recipe.kind)
      throw error
    }
    return Outcome(sight: try fetching.look(), isNew: true)
  }

  private func client(
    for connection: StoredConnection, isPressing: Bool
  ) throws -> TokenClient {
    if let known = connection.known, known.verdict == .rejected {
      var failure = Failure(
        wording: CommandFault.unhealthy(
          connection, known.verdict, since: Moment(seconds: known.askedAt).rfc3339))
      failure.hint = "\(connection.renewingCommand) replaces it"
      throw failure
    }
    return try fetching.access.tokenClient(
      for: connection, through: makeTransport(),
      limits: isPressing ? .standard : TokenClient.shortLimits, in: context)
  }
}

extension SharedSecret {
  /// What tells it from others, and of which nobody can work it out: it is random, and long.
  var fingerprint: String {
    Array(bytes.withBytes { Hash.sha256($0) }.prefix(8)).hexadecimal
  }
}
