internal import AuthpipeKit

/// A new root key in the making: every slot of the old one is kept by its secret, given once
/// more, or dropped by name.
package final class RootRekeying {
  let newKey: RootKey
  private let vaultID: [UInt8]
  private let oldEpoch: UInt32
  let oldSlots: [KeySlot]
  private var kept: [[UInt8]: KeySlot] = [:]
  private var dropped: Set<[UInt8]> = []

  /// Begins to replace the root key of `vault`.
  package init(of vault: Vault) throws {
    let header = try Header(parsing: vault.headerBytes)
    vaultID = header.vaultID
    oldEpoch = header.rootEpoch
    oldSlots = header.slots
    guard oldEpoch < UInt32.max else { throw VaultError.damagedFile(part: .header) }
    newKey = RootKey(
      bytes: try RandomBytes.makeSecret(RootKey.length), vaultID: header.vaultID,
      epoch: header.rootEpoch + 1)
  }

  /// The slots that are neither kept nor dropped yet.
  package var undecided: [SlotDescription] {
    oldSlots.filter { kept[$0.slotID] == nil && !dropped.contains($0.slotID) }
      .map(SlotDescription.init)
  }

  /// The labels of the slots that are dropped.
  package var droppedLabels: [String] {
    oldSlots.filter { dropped.contains($0.slotID) }.map(\.label)
  }

  /// Keeps the slots that `secret` opens, and returns how many.
  package func keepSlots(openedBy secret: borrowing UnlockSecret) throws -> Int {
    var count = 0
    for slot in oldSlots where kept[slot.slotID] == nil && !dropped.contains(slot.slotID) {
      guard
        try slot.unwrap(with: secret, vaultID: vaultID, rootEpoch: oldEpoch) != nil
      else { continue }
      let new = try KeySlot(wrapping: newKey, for: secret, inPlaceOf: slot)
      // The old one goes, so this one is opened before anybody relies on it.
      guard
        let opened = try new.unwrap(with: secret, vaultID: vaultID, rootEpoch: newKey.epoch),
        opened.bytes.equals(newKey.bytes)
      else { throw VaultError.wrongKey }
      kept[slot.slotID] = new
      count += 1
    }
    return count
  }

  /// Drops the slot of that id.
  package func dropSlot(id: String) throws {
    guard let slot = oldSlots.first(where: { $0.slotID.hexadecimal == id }) else {
      throw VaultError.noSuchSlot
    }
    kept[slot.slotID] = nil
    dropped.insert(slot.slotID)
  }

  /// The slots of the new root key, in their old order; refused while one is undecided.
  func slots() throws -> [KeySlot] {
    guard undecided.isEmpty else { throw VaultError.slotSecretNeeded }
    let slots = oldSlots.compactMap { kept[$0.slotID] }
    guard !slots.isEmpty else { throw VaultError.lastSlot }
    return slots
  }
}
