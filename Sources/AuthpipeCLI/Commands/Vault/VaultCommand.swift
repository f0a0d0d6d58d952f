internal import ArgumentParser

/// The noun `vault`, of which each command is a verb.
struct VaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vault",
    abstract: "Look after the vault itself: its keys, its file.",
    subcommands: [
      VaultInit.self, VaultStatus.self, VaultSlot.self, VaultRekey.self, VaultBackup.self,
      VaultRestore.self, VaultVerify.self, VaultUnlock.self, VaultLock.self,
    ])
}
