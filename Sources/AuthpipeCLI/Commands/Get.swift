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
    return try VaultAccess(context: context, options: vault).read { vault in
      let found = try ConnectionLookup(vault: vault).find(reference)
      if let known = found.known, known.verdict == .rejected, !allowUnhealthy {
        throw CommandFault.unhealthy(
          reference, known.verdict, since: Moment(seconds: known.askedAt).rfc3339)
      }
      let output = CredentialOutput(vault: vault, connection: found, context: context)
      if display.json {
        try output.writeJSON(only: field)
      } else {
        try output.writeValue(of: field ?? "access_token", newline: !noNewline)
      }
      return .success
    }
  }
}
