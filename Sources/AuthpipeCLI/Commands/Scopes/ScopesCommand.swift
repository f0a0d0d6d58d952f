internal import ArgumentParser

struct ScopesCommand: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "scopes",
    abstract: "Show what scopes there are, with the control panel's own labels.",
    discussion: """
      The thirteen of BigCommerce's connector first. A scope with a probe is one that authpipe \
      check --scopes can see the absence of. Opens no vault and no connection.
      """,
    subcommands: [ScopesDeclare.self])

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let catalogue = ScopeCatalogueOutput()
    try context.output.write(display.json ? catalogue.json() : catalogue.table(context))
    return .success
  }
}
