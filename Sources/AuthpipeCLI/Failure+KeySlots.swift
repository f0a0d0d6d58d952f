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
        "a slot's label is one to 64 bytes, without control characters",
        hint: "--label laptop")
    default:
      self.init(
        "restores_itself", .usage, "the backup is the vault itself",
        hint: "name the backup's file: authpipe vault restore FILE")
    }
  }

  /// Words what keeps a vault from being made and its slots from being named.
  init(wordingSlotFault fault: CommandFault) {
    switch fault {
    case .vaultExists(let path):
      self.init(
        "vault_exists", .cannotCreate, "there is a vault at \(DisplayText.clean(path)) already",
        hint: "--force-new makes another in its place and keeps it beside")
    case .passphrasesDiffer:
      self.init(
        "passphrases_differ", .badInput, "the two passphrases differ; nothing changed",
        hint: "type the same one twice")
    case .passphraseTooShort(let shortest):
      self.init(
        "passphrase_too_short", .badInput,
        "a passphrase is at least \(shortest) bytes long; nothing changed",
        hint: "several words are easier to remember than many signs")
    case .severalSlots:
      self.init(
        "several_slots", .usage, "several slots have that name",
        hint: "name it by its id, which authpipe vault slot list shows")
    case .wrongSlotSecret(let label):
      self.init(
        "wrong_slot_secret", .locked,
        "that does not open the slot '\(DisplayText.clean(label))'; nothing changed",
        hint: "give it again, or leave the slot out with --drop-slot")
    case .slotUndecided(let label):
      self.init(
        "slot_undecided", .locked,
        "the secret of the slot '\(DisplayText.clean(label))' is needed once more, and there is nobody to ask",
        hint: "give it with --key-for SLOT=FILE, or leave the slot out with --drop-slot SLOT")
    default:
      self.init(
        "confirmation_needed", .locked,
        "removing a slot asks for its name, and there is nobody to ask",
        hint: "say --yes to remove it without being asked")
    }
  }
}

extension Failure {
  /// Says how much in a backup is not as authpipe writes it.
  init(damagedBackup count: Int) {
    self.init(
      "damaged", .badInput,
      "\(count == 1 ? "one thing in the backup is" : "\(count) things in the backup are") damaged; nothing was restored",
      hint: "take another backup, which authpipe vault restore FILE --verify-only finds whole")
  }

  /// Words what keeps a backup from being opened, which is no fault of the vault's.
  init(wordingBackup fault: VaultError) {
    self.init(wording: fault)
    switch fault {
    case .notAVault: hint = "name a file that authpipe vault backup made"
    case .wrongKey:
      message = "the key does not open the backup, whose slots are those of its day"
      hint = "name the key file that the vault had then: --key-file"
    case .damagedFile, .damagedRecord, .alteredHeader, .alteredRows, .alteredRecord:
      message = "the backup cannot be opened; nothing was restored: \(message)"
      hint = "take another backup"
    default: break
    }
  }
}
