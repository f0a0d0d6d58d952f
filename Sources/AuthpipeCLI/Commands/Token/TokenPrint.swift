internal import ArgumentParser
internal import AuthpipeKit
internal import BigCommerce

struct TokenPrint: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print a token of the GraphQL Storefront API.",
    discussion: """
      What is asked for once is kept, sealed, and printed without the network until a fifth of its \
      life is left; then BigCommerce is asked for another, by one process however many want it. \
      What works still is handed out with a warning where there can be no other.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Option(
    name: .long,
    help:
      "storefront, for browsers; private, for servers; impersonation, for servers that speak for a customer. Default: storefront.",
    completion: .list(TokenKind.allCases.map(\.rawValue)))
  var kind: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The channels that it is for, with commas or repeated. Default: 1.", valueName: "number"))
  var channel: [String] = []

  @Option(name: .long, help: "How long it lives: 10s to 30d. Default: 1h.")
  var ttl: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The origins whose pages may use a storefront token, two at most: https://shop.example.",
      valueName: "origin"))
  var cors: [String] = []

  @Option(
    name: .long,
    help: "What a private token may do: Unauthenticated, Customer, B2B. Default: Unauthenticated.",
    completion: .items(of: TokenRecipe.accessScopes))
  var scopes: [String] = []

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    try fetching(in: context).serve(asJSON: display.json, over: network)
  }

  private func fetching(in context: Context) throws -> TokenFetching {
    TokenFetching(
      reference: try ConnectionLookup.parse(connection),
      recipe: try TokenRecipe(
        kind: kind, channels: channel, lifetime: ttl, origins: cors, scopes: scopes),
      access: VaultAccess(context: context, options: vault), context: context)
  }
}
