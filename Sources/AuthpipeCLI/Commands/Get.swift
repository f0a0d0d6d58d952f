internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct Get: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a credential.",
    discussion: """
      Prints one field and nothing else. Purely local: no network, and nothing is written. Refuses \
      with exit status 2 when BigCommerce is known to have refused the token.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Argument(
    help: ArgumentHelp(
      "What to print: access_token, client_id, client_secret, webhook_secret, store_hash or api_path.",
      valueName: "field"),
    completion: .list(CredentialOutput.fieldNames))
  var field: String?

  @Flag(name: .long, help: "Print the value without a final newline.")
  var noNewline = false

  @Flag(name: .long, help: "Print it even when BigCommerce is known to have refused it.")
  var allowUnhealthy = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    let field = try self.field.map(CredentialOutput.check)
    let access = VaultAccess(context: context, options: vault)
    let audited = try access.read { vault -> Bool in
      let found = try ConnectionLookup(vault: vault).find(reference)
      if let known = found.known, known.verdict == .rejected, !allowUnhealthy {
        throw CommandFault.unhealthy(
          reference, known.verdict, since: Moment(seconds: known.askedAt).rfc3339)
      }
      guard !found.isAudited else { return true }
      try write(found, field, from: vault, in: context)
      return false
    }
    if audited { try writeAudited(reference, field, through: access, in: context) }
    return .success
  }

  /// Hands out what must not be handed out without a line in the audit trail: that comes first.
  private func writeAudited(
    _ reference: ConnectionReference, _ field: String?, through access: VaultAccess,
    in context: Context
  ) throws {
    let vault: Vault
    do {
      vault = try access.open(for: .writing)
    } catch {
      throw Failure(wordingUnnoted: error)
    }
    let fields = field ?? (display.json ? "every field" : CredentialField.accessToken.name)
    let found: StoredConnection
    do {
      found = try vault.recordHandingOut(of: reference, fields: [fields], at: context.now)
    } catch  where error as? VaultError != .noSuchConnection {
      throw Failure(wordingUnnoted: error)
    }
    try vault.read {
      // As it is now: what was gone or replaced since is no sign of tampering.
      guard let now = try vault.connection(reference) else { throw VaultError.noSuchConnection }
      guard now.current == found.current, now.spread == found.spread else {
        throw VaultError.changedMeanwhile
      }
      try write(now, field, from: vault, in: context)
    }
  }

  private func write(
    _ connection: StoredConnection, _ field: String?, from vault: Vault, in context: Context
  ) throws {
    let output = CredentialOutput(vault: vault, connection: connection, context: context)
    if display.json {
      try output.writeJSON(only: field)
    } else {
      try output.writeValue(of: field ?? CredentialField.accessToken.name, newline: !noNewline)
    }
  }
}

extension Failure {
  /// Says of an error that it kept a handing-out from being noted, which the connection asks for.
  fileprivate init(wordingUnnoted error: any Error) {
    self.init(wording: error)
    message = "it was not handed out, since that could not be noted in the audit trail: \(message)"
  }
}
