internal import ArgumentParser
internal import AuthpipeVault

struct VaultSlotList: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what opens the vault.",
    discussion: "A star marks the slot that opened it just now.")

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-slots/1"
    let vault: String
    let slots: [SlotJSON]
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    let vault = try access.open(for: .reading)
    let slots = try vault.identity().slots
    let opened = vault.openedSlotID
    if display.json {
      let list = slots.map { SlotJSON($0, opened: opened) }
      try context.output.write(JSONOutput.line(Answer(vault: access.path(), slots: list)))
    } else {
      try context.output.write(SlotTable(slots, opened: opened, context: context).text)
    }
    return .success
  }
}
