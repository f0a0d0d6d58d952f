internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct Disconnect: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Forget a connection, and shred its keys when it was the tenant's last.",
    discussion: """
      Asks for the connection's name, or takes --yes. Nothing is deleted at BigCommerce. Backups, \
      snapshots and flash storage are not reached.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.disconnect/1"
    let connection: String
    let keysShredded: Bool
  }

  func run(in context: Context) throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    let access = VaultAccess(context: context, options: vault)
    // The name first: nobody should confirm what is not there.
    let vault = try access.open(for: .writing)
    _ = try vault.read { try ConnectionLookup(vault: vault).find(reference) }
    if !yes { try confirm(reference, in: context) }
    let shredded = try vault.remove(reference, at: context.now)
    access.passOn(vault.notices)
    context.say(
      "forgot '\(reference)'" + (shredded ? ", and shredded the keys of '\(reference.tenant)'" : "")
    )
    context.say(
      "if the token still works, it does so until its API account is deleted at BigCommerce; backups of the vault are not reached"
    )
    if display.json {
      try context.output.write(
        JSONOutput.line(Answer(connection: reference.description, keysShredded: shredded)))
    }
    return .success
  }

  private func confirm(_ reference: ConnectionReference, in context: Context) throws {
    guard context.mayPrompt else { throw CommandFault.confirmationNeeded(reference) }
    guard let terminal = Terminal() else { throw CommandFault.confirmationNeeded(reference) }
    let typed = try terminal.ask("Type the connection's name to forget it: ")
    guard typed == reference.description || typed == connection else {
      throw CommandFault.confirmationDiffers
    }
  }
}
