internal import AuthpipeKit

extension Vault {
  /// What the vault says of itself, vouched for by the key that opened it.
  package func identity() throws -> VaultIdentity {
    VaultIdentity(try Header(parsing: headerBytes))
  }

  /// The id of the slot that opened the vault; nil where the root key came from the keyring.
  package var openedSlotID: String? { openedSlot?.hexadecimal }

  /// Makes a slot that `secret` opens, and opens it before anybody relies on it.
  ///
  /// Apart from adding it, since scrypt takes a third of a second, and writers would wait.
  package func makeSlot(
    for secret: borrowing UnlockSecret, label: String, at now: Int64
  ) throws -> NewSlot {
    let slot = try KeySlot(wrapping: rootKey, for: secret, label: label, created: now)
    guard
      let opened = try slot.unwrap(
        with: secret, vaultID: rootKey.vaultID, rootEpoch: rootKey.epoch),
      opened.bytes.equals(rootKey.bytes)
    else { throw VaultError.wrongKey }
    return NewSlot(slot: slot)
  }

  /// Adds a slot that was made.
  package func add(_ new: NewSlot, at now: Int64) throws {
    let label = new.slot.label
    try changeSlots(AuditEntry(.slotAdded, details: [label]), at: now) { slots in
      try Self.checkRoom(forSlot: label, beside: slots)
      slots.append(new.slot)
    }
  }

  /// Refuses a slot of that label where it could not be added.
  package func checkRoom(forSlot label: String) throws {
    try Self.checkRoom(forSlot: label, beside: Header(parsing: headerBytes).slots)
  }

  private static func checkRoom(forSlot label: String, beside slots: [KeySlot]) throws {
    guard slots.count < Header.slotLimit else { throw VaultError.slotsFull }
    guard !slots.contains(where: { $0.label == label }) else {
      throw VaultError.slotExists(label: label)
    }
  }

  /// Makes a slot that `secret` opens, and adds it.
  package func addSlot(
    for secret: borrowing UnlockSecret, label: String, at now: Int64
  ) throws -> SlotDescription {
    let new = try makeSlot(for: secret, label: label, at: now)
    try add(new, at: now)
    return new.description
  }

  /// Removes the slot of that id: neither the last one, nor the one that opened the vault, since
  /// nobody has shown that another can be opened.
  package func removeSlot(id: String, at now: Int64) throws {
    try changeSlots(AuditEntry(.slotRemoved), at: now) { slots in
      slots = try remaining(of: slots, without: id)
    }
  }

  /// Refuses a slot that could not be removed.
  package func checkRemoval(ofSlot id: String) throws {
    _ = try remaining(of: Header(parsing: headerBytes).slots, without: id)
  }

  private func remaining(of slots: [KeySlot], without id: String) throws -> [KeySlot] {
    guard let openedSlot else { throw VaultError.slotSecretNeeded }
    guard slots.contains(where: { $0.slotID.hexadecimal == id }) else {
      throw VaultError.noSuchSlot
    }
    guard slots.count > 1 else { throw VaultError.lastSlot }
    let remaining = slots.filter { $0.slotID.hexadecimal != id }
    // Gone by now, or about to go: what is left was not seen to open the vault.
    guard remaining.contains(where: { $0.slotID == openedSlot }) else {
      throw VaultError.slotInUse
    }
    return remaining
  }

  private func changeSlots(
    _ entry: AuditEntry, at now: Int64, _ body: (inout [KeySlot]) throws -> Void
  ) throws {
    try write(entry, at: now) { change in
      var header = try Header(parsing: change.row.header)
      let before = header.slots
      try body(&header.slots)
      if let removed = before.first(where: { !header.slots.contains($0) }) {
        change.entries[0].details = [removed.label]
      }
      change.row.header = header.bytes
      change.row.headerCode = try Header.code(for: change.row.header, rootKey: rootKey)
    }
  }
}

/// A key slot that is made and not added yet.
package struct NewSlot {
  let slot: KeySlot

  /// The slot as people see it.
  package var description: SlotDescription { SlotDescription(slot) }
}
