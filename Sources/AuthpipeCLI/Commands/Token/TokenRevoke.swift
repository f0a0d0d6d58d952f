internal import ArgumentParser
internal import AuthpipeKit

struct TokenRevoke: OnlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End tokens before their time.",
    discussion: """
      For a token that somebody has who should not: others are best left to end by themselves. \
      Asks for the connection's name, or takes --yes. What is being revoked is handed out no more, \
      also where BigCommerce cannot be reached; the same command tries again.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Argument(
    help: "The tokens, as token list calls them; the first four characters or more.",
    completion: .list([]))
  var token: [String] = []

  @Flag(name: .long, help: "Every token of the connection.")
  var all = false

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @Flag(name: .long, help: "Say what would be revoked, and change nothing.")
  var dryRun = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, online: OnlineServices) async throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    guard token.isEmpty == all else {
      throw all
        ? OptionFault.conflictingOptions("--all", "tokens")
        : MintingFault.tokensUndecided(reference)
    }
    let revoking = TokenRevoking(
      reference: reference, access: VaultAccess(context: context, options: vault),
      context: context, makeTransport: online.makeTransport)
    let chosen = try revoking.choose(all ? nil : token)
    if !dryRun, !yes, !chosen.isEmpty {
      try revoking.confirm(count: chosen.count, typed: connection)
    }
    return try await revoking.run(chosen, isRehearsal: dryRun)
  }
}
