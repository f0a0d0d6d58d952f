internal import AuthpipeKit

extension Vault {
  /// What the vault says of itself, vouched for by the key that opened it.
  package func identity() throws -> VaultIdentity {
    VaultIdentity(try Header(parsing: headerBytes))
  }

  /// The id of the slot that opened the vault; nil where the root key came from the keyring.
  package var openedSlotID: String? { openedSlot?.hexadecimal }

  /// Adds a slot that `secret` opens.
  package func addSlot(
    for secret: borrowing UnlockSecret, label: String, at now: Int64
  ) throws -> SlotDescription {
    let header = try Header(parsing: headerBytes)
    guard header.slots.count < Header.slotLimit else { throw VaultError.slotsFull }
    guard !header.slots.contains(where: { $0.label == label }) else {
      throw VaultError.slotExists(label: label)
    }
    // Made before the transaction: scrypt takes a third of a second, and writers would wait.
    let slot = try KeySlot(wrapping: rootKey, for: secret, label: label, created: now)
    try check(slot, opensWith: secret)
    try changeSlots(AuditEntry(.slotAdded, details: [label]), at: now) { $0.append(slot) }
    let added = SlotDescription(slot)
    addedSlots.insert(added.id)
    return added
  }

  /// Removes the slot of that id: neither the last one, nor the one that opened the vault, since
  /// nobody has shown that another can be opened.
  package func removeSlot(id: String, at now: Int64) throws {
    // What this command has just added, nobody relies on yet.
    guard openedSlot != nil || addedSlots.contains(id) else { throw VaultError.slotSecretNeeded }
    let slots = try Header(parsing: headerBytes).slots
    guard let slot = slots.first(where: { $0.slotID.hexadecimal == id }) else {
      throw VaultError.noSuchSlot
    }
    guard slots.count > 1 else { throw VaultError.lastSlot }
    guard slot.slotID != openedSlot else { throw VaultError.slotInUse }
    try changeSlots(AuditEntry(.slotRemoved, details: [slot.label]), at: now) { slots in
      slots.removeAll { $0.slotID == slot.slotID }
    }
  }

  /// Opens `slot` before anybody relies on it.
  private func check(_ slot: KeySlot, opensWith secret: borrowing UnlockSecret) throws {
    guard
      let opened = try slot.unwrap(
        with: secret, vaultID: rootKey.vaultID, rootEpoch: rootKey.epoch),
      opened.bytes.equals(rootKey.bytes)
    else { throw VaultError.wrongKey }
  }

  private func changeSlots(
    _ entry: AuditEntry, at now: Int64, _ body: (inout [KeySlot]) -> Void
  ) throws {
    try write(entry, at: now) { change in
      var header = try Header(parsing: change.row.header)
      body(&header.slots)
      change.row.header = header.bytes
      change.row.headerCode = try Header.code(for: change.row.header, rootKey: rootKey)
    }
  }
}
