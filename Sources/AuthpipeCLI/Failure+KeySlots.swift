internal import AuthpipeVault

extension Failure {
  /// Words what keeps key slots and keys from being changed.
  init(wordingKeyFault fault: VaultError) {
    switch fault {
    case .noSuchTenant:
      self.init(
        "no_such_tenant", .no, "there is no tenant of that name",
        hint: "authpipe list shows what is stored")
    case .noSuchSlot:
      self.init(
        "no_such_slot", .no, "there is no slot of that name",
        hint: "authpipe vault slot list shows them")
    case .slotExists(let label):
      self.init(
        "slot_exists", .cannotCreate, "there is a slot '\(DisplayText.discreet(label))' already",
        hint: "give the new one another name with --label")
    case .slotsFull:
      self.init(
        "slots_full", .cannotCreate, "a vault has at most sixteen slots",
        hint: "authpipe vault slot remove SLOT")
    case .lastSlot:
      self.init(
        "last_slot", .usage, "without a slot the vault could never be opened again",
        hint: "add another first: authpipe vault slot add")
    case .slotInUse:
      self.init(
        "slot_in_use", .usage,
        "that slot opened the vault just now, and nothing shows that another one can be opened",
        hint: "open the vault with another slot, as with --key-file, to remove this one")
    case .slotSecretNeeded:
      self.init(
        "slot_secret_needed", .locked,
        "the secret of a slot is needed, and the kernel's keyring keeps none",
        hint: "authpipe vault lock, and then again")
    case .labelMalformed:
      self.init(
        "label_malformed", .usage,
        "a slot's label is at most 64 bytes, without control characters",
        hint: "--label laptop")
    default:
      self.init(
        "restores_itself", .usage, "the backup is the vault itself",
        hint: "name the backup's file: authpipe vault restore FILE")
    }
  }
}
