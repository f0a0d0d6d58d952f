internal import AuthpipeKit
internal import AuthpipeVault

/// The secrets of all key slots, gathered so that a new root key can be wrapped for each.
struct SlotSecrets {
  let access: VaultAccess
  let context: Context

  /// Begins a rekeying of `vault` in which every slot is kept or dropped.
  ///
  /// The secret that opened the vault counts; then `files`, each written SLOT=FILE; then whoever
  /// sits at the terminal is asked.
  func gather(
    for vault: Vault, files: [String], dropping: [String]
  ) throws -> RootRekeying {
    let slots = try vault.identity().slots
    let rekeying = try RootRekeying(of: vault)
    for name in dropping { try rekeying.dropSlot(id: Self.slot(name, among: slots).id) }
    try access.lendSecret { secret in _ = try rekeying.keepSlots(openedBy: secret) }
    for pair in files {
      let (slot, file) = try Self.parse(pair, among: slots)
      try keep(slot, openedBy: read(file, for: slot), in: rekeying)
    }
    for slot in rekeying.undecided where rekeying.undecided.contains(slot) {
      try Terminal.quietly { try keep(slot, openedBy: ask(for: slot), in: rekeying) }
    }
    return rekeying
  }

  /// The slot that a user names by its label or its id.
  static func slot(_ name: String, among slots: [SlotDescription]) throws -> SlotDescription {
    let found = slots.filter { $0.label == name || $0.id == name }
    guard let slot = found.first else { throw VaultError.noSuchSlot }
    guard found.count == 1 else { throw CommandFault.severalSlots }
    return slot
  }

  /// Reads SLOT=FILE. Names of slots and of files may hold an equals sign as well, so that the
  /// slots that there are decide; the longest name wins.
  private static func parse(
    _ pair: String, among slots: [SlotDescription]
  ) throws -> (SlotDescription, file: String) {
    guard pair.contains("=") else { throw OptionFault.slotFileMalformed }
    let names = slots.flatMap { [$0.label, $0.id] }.filter { pair.hasPrefix("\($0)=") }
    guard let name = names.max(by: { $0.utf8.count < $1.utf8.count }) else {
      throw VaultError.noSuchSlot
    }
    return (try slot(name, among: slots), String(pair.dropFirst(name.count + 1)))
  }

  private func keep(
    _ slot: SlotDescription, openedBy secret: consuming UnlockSecret, in rekeying: RootRekeying
  ) throws {
    guard rekeying.undecided.contains(slot) else { return }
    _ = try rekeying.keepSlots(openedBy: secret)
    guard !rekeying.undecided.contains(slot) else {
      throw CommandFault.wrongSlotSecret(label: slot.label)
    }
  }

  private func read(_ file: String, for slot: SlotDescription) throws -> UnlockSecret {
    switch slot.kind {
    case .key: return .key(try KeyInput.readFile(file))
    case .passphrase:
      return .passphrase(
        try SecretInput(context: context).line(from: file, what: "the passphrase"))
    }
  }

  private func ask(for slot: SlotDescription) throws -> UnlockSecret {
    guard context.mayPrompt, let terminal = Terminal() else {
      throw CommandFault.slotUndecided(label: slot.label)
    }
    let label = DisplayText.clean(slot.label)
    switch slot.kind {
    case .key:
      return .key(
        try KeyInput.decode(
          terminal.askSecret(
            "Key of the slot '\(label)' (not shown): ", limit: SecretShape.longestSecret),
          from: "what was typed"))
    case .passphrase:
      return .passphrase(
        try terminal.askSecret(
          "Passphrase of the slot '\(label)' (not shown): ", limit: SecretShape.longestSecret))
    }
  }
}
