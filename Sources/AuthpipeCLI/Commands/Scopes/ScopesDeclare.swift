internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct ScopesDeclare: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare",
    abstract: "Note which scopes a connection's token was given.",
    discussion: """
      In place of those declared before. BigCommerce does not tell a token's scopes; what is \
      declared is what authpipe check --scopes misses.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Argument(help: "The scopes, by BigCommerce's names.", completion: .scopes)
  var scopes: [String] = []

  @Flag(name: .long, help: "Declare none.")
  var none = false

  @Flag(name: .long, help: "Take a scope also where it looks like a slip for another.")
  var asGiven = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.scopes-declare/1"
    let connection: String
    let scopes: [String]
  }

  func run(in context: Context) throws -> ExitStatus {
    guard scopes.isEmpty == none else {
      throw none ? OptionFault.conflictingOptions("--none", "scopes") : .scopesUndecided
    }
    let reference = try ConnectionLookup.parse(connection)
    // As they stand in one word elsewhere, too.
    let names = scopes.flatMap { $0.split(separator: ",").map(String.init) }
    let declared = try DeclaredScopes.read(names, asGiven: asGiven, warning: context)
    try ConnectionChange(
      reference: reference, access: VaultAccess(context: context, options: vault),
      context: context
    ).make(details: ["scopes"]) { $0.scopes = declared }
    context.say(
      none
        ? "'\(reference)' has no declared scopes"
        : "declared \(declared.count == 1 ? "a scope" : "\(declared.count) scopes") of '\(reference)'; next: authpipe check \(reference) --scopes"
    )
    if display.json {
      try context.output.write(
        JSONOutput.line(Answer(connection: reference.description, scopes: declared)))
    }
    return .success
  }
}
