import AuthpipeKit
import PublishedVectors

@testable import AuthpipeVault

/// The vault's header, which is read before anything vouches for it.
enum HeaderTarget: FuzzTarget {
  private static let known = Result { try KnownSlots.read() }

  /// Where the one number lies that is not written back as it was read: the oldest reader.
  private static let minReader = 14..<16

  static func seeds() throws -> [[UInt8]] {
    let header = try known.get().header.bytes
    let parsed = try Header(parsing: header)
    var full = parsed
    full.slots = (0..<Header.slotLimit).map { parsed.slots[$0 % parsed.slots.count] }
    return [header, full.bytes]
  }

  static func read(_ bytes: [UInt8]) throws {
    guard let header = try parse(bytes, writing: false) else {
      let toWrite = try parse(bytes, writing: true)
      precondition(toWrite == nil, "writing is stricter than reading")
      return
    }
    var expected = bytes
    expected.replaceSubrange(minReader, with: [0, UInt8(Header.thisReader)])
    precondition(header.bytes == expected, "a header is written as it was read")
    precondition((1...Header.slotLimit).contains(header.slots.count), "there are 1 to 16 slots")
    for slot in header.slots {
      precondition(KeySlot.isLabel(slot.label), "a label has no control characters")
      if case .passphrase(let cost) = slot.kind {
        precondition((14...20).contains(cost.logN) && cost.r == 8 && (1...4).contains(cost.p))
      }
      try unwrap(slot, of: header)
    }
  }

  private static func parse(_ bytes: [UInt8], writing: Bool) throws -> Header? {
    do {
      return try Header(parsing: bytes, writing: writing)
    } catch {
      // The two faults that a header may have; the compiler knows that there are no others.
      switch error {
      case .malformed, .newer: return nil
      }
    }
  }

  private static func unwrap(_ slot: KeySlot, of header: Header) throws {
    let known = try known.get()
    let key = UnlockSecret.key(try SecretBytes(known.slotKey.secret.bytes))
    let rootKey = try slot.unwrap(
      with: key, vaultID: header.vaultID, rootEpoch: header.rootEpoch)
    guard let rootKey else { return }
    precondition(rootKey.bytes.revealed == known.vrk.bytes, "a slot gives the root key or nothing")
  }
}
