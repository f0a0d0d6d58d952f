internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct Show: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show everything about one connection except its secrets.",
    discussion: "At most the last four characters of the token are shown, to tell tokens apart.")

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    let description = try VaultAccess(context: context, options: vault).read { vault in
      try ConnectionDescription(
        ConnectionLookup(vault: vault).find(reference), in: vault, at: context.now)
    }
    try context.output.write(
      display.json ? JSONOutput.line(description) : description.text(context))
    return .success
  }
}
