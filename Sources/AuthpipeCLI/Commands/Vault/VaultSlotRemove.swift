internal import ArgumentParser
internal import AuthpipeVault

struct VaultSlotRemove: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a way to open the vault.",
    discussion: """
      Not the last one, and not the one that the vault was opened with: what is left must be seen \
      to open it. Asks for the slot's name, or takes --yes. Old copies of the vault still open \
      with it, until the root key is renewed as well: authpipe vault rekey --root.
      """)

  @Argument(help: "The slot: its name or its id.")
  var slot: String

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-slot-remove/1"
    let removed: SlotJSON
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault, usesKeyring: false)
    let vault = try access.open(for: .writing)
    let found = try SlotSecrets.slot(slot, among: vault.identity().slots)
    // Nobody should confirm what cannot be done.
    try vault.checkRemoval(ofSlot: found.id)
    if !yes { try confirm(found, in: context) }
    try vault.removeSlot(id: found.id, at: context.now)
    access.passOn(vault.notices)
    context.say("removed the slot '\(DisplayText.clean(found.label))'")
    if display.json {
      try context.output.write(JSONOutput.line(Answer(removed: SlotJSON(found, opened: nil))))
    }
    return .success
  }

  private func confirm(_ found: SlotDescription, in context: Context) throws {
    guard context.mayPrompt, let terminal = Terminal() else {
      throw CommandFault.slotConfirmationNeeded
    }
    let typed = try terminal.ask("Type the slot's name to remove it: ")
    guard typed == found.label || typed == found.id else {
      throw CommandFault.confirmationDiffers
    }
  }
}
