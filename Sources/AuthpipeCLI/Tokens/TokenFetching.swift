internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem

/// One `token`: a token of a connection by its recipe, from the vault to who asked for it.
struct TokenFetching {
  let reference: ConnectionReference
  let recipe: TokenRecipe
  let access: VaultAccess
  let context: Context

  /// What there is, and how it stands now.
  func look() throws -> TokenSight {
    try access.read { vault in
      try sight(of: ConnectionLookup(vault: vault).find(reference), in: vault)
    }
  }

  private func sight(of connection: StoredConnection, in vault: Vault) throws -> TokenSight {
    let place = MintingPlace(
      vaultID: vault.vaultID, mark: connection.mark(of: recipe), in: access.stateDirectory())
    guard let token = connection.metadata.tokens(of: recipe).first else {
      return TokenSight(
        connection: connection, token: nil, value: nil, standing: .ended, place: place)
    }
    guard let value = try vault.secret(of: token, of: connection) else {
      throw VaultError.alteredRows(part: .record)
    }
    let reading = connection.metadata.clock?.reading(
      at: context.moment, isKept: authpipe_clock_is_kept() != 0)
    return TokenSight(
      connection: connection, token: token, value: SharedSecret(value),
      standing: token.standing(at: reading), place: place)
  }

  /// Hands out what there is, or what BigCommerce mints where that is not enough.
  func serve(asJSON: Bool, over network: Network) throws -> ExitStatus {
    let sight = try look()
    guard !isEnough(sight) else {
      try handOut(sight, asJSON: asJSON)
      return .success
    }
    let online: OnlineServices
    do {
      online = try network.start()
    } catch let fault as ProgramFault where sight.mayLive {
      try handOut(sight, despite: Failure(wording: fault), asJSON: asJSON)
      return .success
    }
    return try Network.wait {
      let outcome = try await TokenMinting(
        fetching: self, makeTransport: online.makeTransport
      ).obtain()
      if let advice = outcome.advice { context.warn(advice) }
      try handOut(outcome.sight, despite: outcome.obstacle, asJSON: asJSON)
      return .success
    }
  }

  /// Whether what there is will do without asking BigCommerce.
  func isEnough(_ sight: TokenSight) -> Bool {
    switch sight.standing {
    case .fresh: true
    case .due: sight.place.isResting(at: context.moment, lifetime: recipe.lifetime)
    case .ended, .unsure: false
    }
  }

  /// Hands out what is in sight; `obstacle` is what kept it from being renewed, if anything did.
  func handOut(_ sight: TokenSight, despite obstacle: Failure? = nil, asJSON: Bool) throws {
    guard let token = sight.token, let value = sight.value else {
      throw VaultError.changedMeanwhile
    }
    if sight.connection.isAudited { try note(token, of: sight.connection) }
    let end = "it ends \(Moment(seconds: token.expiresAt).rfc3339)"
    if let obstacle {
      context.warn("\(name) could not be renewed: \(obstacle.message); handed out as it is, \(end)")
    } else if sight.standing == .due,
      sight.place.isResting(at: context.moment, lifetime: recipe.lifetime)
    {
      context.warn(
        "\(name) could not be renewed a moment ago, which is not tried again at once; handed out as it is, \(end)"
      )
    } else if sight.connection.known?.verdict == .rejected {
      context.warn(
        "BigCommerce refused the token of '\(reference)': \(name) cannot be renewed, \(end)")
    }
    let output = TokenOutput(token: token, value: value, connection: sight.connection)
    try asJSON
      ? output.writeJSON(isFresh: sight.standing == .fresh, at: context.now, to: context.output)
      : output.writeValue(to: context.output)
    sight.place.noteUse()
  }

  /// What it is called.
  var name: String { "the \(recipe.kind.rawValue) token of '\(reference)'" }

  /// Writes the line of the audit trail, which comes before the value.
  private func note(_ token: MintedToken, of connection: StoredConnection) throws {
    do {
      let vault = try access.open(for: .writing)
      let found = try vault.recordHandingOut(
        of: reference, fields: [token.name], at: context.now)
      guard found.isSame(as: connection), found.metadata.tokens?.contains(token) == true else {
        throw VaultError.changedMeanwhile
      }
    } catch  where error as? VaultError != .noSuchConnection {
      throw Failure(wordingUnnoted: error)
    }
  }
}

extension MintedToken {
  /// So many of them, in words.
  static func words(_ count: Int) -> String { count == 1 ? "a token" : "\(count) tokens" }

  /// What the audit trail calls it.
  var name: String { "\(recipe.kind.rawValue) token \(fingerprint)" }

  /// What the audit trail says when it is minted.
  var details: [String] {
    [name, "until \(Moment(seconds: expiresAt).rfc3339)"]
  }
}
