internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Ends tokens of a connection before their time, in three steps that can be cut off anywhere: the
/// vault hands them out no more, BigCommerce revokes them, the vault forgets them.
struct TokenRevoking {
  let reference: ConnectionReference
  let access: VaultAccess
  let context: Context
  let makeTransport: @Sendable () -> any HTTPTransport

  private struct Answer: Encodable {
    let schema = "authpipe.token-revoke/1"
    let connection: String
    let dryRun: Bool
    /// Those that BigCommerce revokes, or knows no more.
    let revoked: [TokenJSON]
    let failed: [TokenJSON]
  }

  /// The tokens of those fingerprints, which may be cut short; all of them where none is named.
  func choose(_ fingerprints: [String]?) throws -> [MintedToken] {
    let tokens = try access.read { vault in
      try ConnectionLookup(vault: vault).find(reference).metadata.tokens ?? []
    }
    guard let fingerprints else { return tokens }
    var chosen: [MintedToken] = []
    for text in fingerprints {
      let found = text.utf8.count < 4 ? [] : tokens.filter { $0.fingerprint.hasPrefix(text) }
      guard let token = found.first else { throw MintingFault.noSuchToken(reference) }
      guard found.count == 1 else { throw MintingFault.severalTokens(reference) }
      if !chosen.contains(token) { chosen.append(token) }
    }
    return chosen
  }

  /// Asks whether that is meant.
  func confirm(count: Int, typed: String) throws {
    guard context.mayPrompt, let terminal = Terminal() else {
      throw MintingFault.confirmationNeeded(reference)
    }
    let answer = try terminal.ask(
      "Type the connection's name to revoke \(MintedToken.words(count)) of it: ")
    guard [reference.description, typed].contains(answer) else {
      throw CommandFault.confirmationDiffers
    }
  }

  /// Revokes them, and says what became of each.
  func run(_ tokens: [MintedToken], isRehearsal: Bool) async throws -> ExitStatus {
    guard !tokens.isEmpty, !isRehearsal else {
      for token in tokens { context.say("to be revoked: \(token.name)") }
      if tokens.isEmpty { context.say("there are no tokens of '\(reference)'") }
      try answer(revoked: tokens, failed: [], isRehearsal: isRehearsal)
      return .success
    }
    let numbers = tokens.map(\.number)
    let held = try withhold(tokens, numbers)
    var revoked: [MintedToken] = []
    var fault: Failure?
    do {
      let client = try access.tokenClient(
        for: held.connection, through: makeTransport(), limits: .standard, in: context)
      for (token, value) in held.values {
        do throws(TokenFault) {
          try await client.revoke(value, of: token.recipe.kind)
          revoked.append(token)
        } catch {
          // What is wrong with one keeps none of the others alive.
          guard case .refused = error else { throw error }
          fault = fault ?? Failure(wording: error, of: held.connection)
        }
      }
    } catch let refusal as TokenFault {
      fault = Failure(wording: refusal, of: held.connection)
    } catch {
      fault = Failure(wording: error)
    }
    try forget(revoked, of: held.connection)
    let failed = tokens.filter { token in !revoked.contains { $0.number == token.number } }
    try answer(revoked: revoked, failed: failed, isRehearsal: false)
    guard var fault else { return .success }
    fault.message += "; what is not revoked is handed out no more"
    throw fault
  }

  /// What was withheld, with its tokens: whoever revokes them must have them.
  private func withhold(
    _ tokens: [MintedToken], _ numbers: [UInt64]
  ) throws -> (connection: StoredConnection, values: [(MintedToken, SharedSecret)]) {
    try access.change(reference) { vault, found in
      let fresh = tokens.filter { $0.isRevoked != true }
      guard tokens.allSatisfy({ found.metadata.tokens?.contains($0) == true }) else {
        throw VaultError.changedMeanwhile
      }
      if !fresh.isEmpty {
        try vault.withhold(numbers, of: found, details: fresh.map(\.name), at: context.now)
      }
      let values = try vault.read {
        try tokens.map { token in
          guard let value = try vault.secret(of: token, of: found) else {
            throw VaultError.changedMeanwhile
          }
          return (token, SharedSecret(value))
        }
      }
      return (found, values)
    }
  }

  private func forget(_ tokens: [MintedToken], of connection: StoredConnection) throws {
    guard !tokens.isEmpty else { return }
    try access.change(reference) { vault, found in
      guard found.isSame(as: connection) else { return }
      try vault.forgetTokens(
        tokens, of: found, details: tokens.map(\.name), at: context.now)
    }
    for token in tokens { context.say("revoked \(token.name) of '\(reference)'") }
  }

  private func answer(
    revoked: [MintedToken], failed: [MintedToken], isRehearsal: Bool
  ) throws {
    guard context.display.json else { return }
    try context.output.write(
      JSONOutput.line(
        Answer(
          connection: reference.description, dryRun: isRehearsal,
          revoked: revoked.map { TokenJSON($0, at: context.now) },
          failed: failed.map { TokenJSON($0, at: context.now) })))
  }
}
