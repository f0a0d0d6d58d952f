internal import ArgumentParser
internal import AuthpipeVault

struct VaultStatus: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what the vault is, how it is opened, and how much is in it.",
    discussion: """
      Without a key it shows what the vault says of itself, which nobody vouches for. No passphrase \
      is asked for.
      """)

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    var quiet = InteractionOptions()
    quiet.noInput = true
    let silent = Context(interaction: quiet, display: display)
    let access = VaultAccess(context: silent, options: vault)
    let locked = try access.identity()
    let status: VaultStatusReport
    var failure: Failure?
    do {
      status = try access.read { vault in
        VaultStatusReport(
          try vault.identity(), path: try access.path(), opened: vault.openedSlotID,
          contents: try vault.contents())
      }
    } catch let fault where Failure(wording: fault).exit == .locked {
      // That there is no key is no failure; that one was named and does not do is.
      if access.keySource.isNamed { failure = Failure(wording: fault) }
      status = VaultStatusReport(locked, path: try access.path(), opened: nil, contents: nil)
    }
    try context.output.write(
      display.json ? JSONOutput.line(status) : status.text(context))
    if let failure { context.report(failure) }
    return failure?.exit ?? .success
  }
}
