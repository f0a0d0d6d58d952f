internal import ArgumentParser

/// The noun `vault slot`: the ways to open a vault.
struct VaultSlot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slot",
    abstract: "The keys and passphrases that open the vault: list, add, remove.",
    subcommands: [VaultSlotList.self, VaultSlotAdd.self, VaultSlotRemove.self])
}
