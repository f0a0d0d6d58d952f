internal import ArgumentParser

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Short-lived storefront tokens, renewed before they end.",
    discussion: """
      authpipe token CONNECTION prints one. A connection that has the name of a command here is \
      written in full: authpipe token bigcommerce:list.
      """,
    subcommands: [TokenPrint.self, TokenList.self, TokenRevoke.self],
    defaultSubcommand: TokenPrint.self)
}
