internal import AuthpipeKit

/// A wrapped copy of the root key with the recipe to unwrap it.
struct KeySlot: Equatable {
  static let wrappedLength = 104
  static let labelLimit = 64

  /// What opens the slot.
  enum Kind: Equatable {
    case key
    case passphrase(ScryptCost)
  }

  /// How slow a passphrase is made: N is 2 to the `logN`.
  struct ScryptCost: Equatable {
    var logN: UInt8
    var r: UInt8
    var p: UInt8

    /// What new slots get: a third of a second and 128 MiB on a small machine.
    static let standard = ScryptCost(logN: 17, r: 8, p: 1)
  }

  var slotID: [UInt8]
  var kind: Kind
  var kdfSalt: [UInt8]
  var created: Int64
  var label: String
  var wrapped: [UInt8]

  /// The head: everything that is bound into the wrapped key.
  var head: [UInt8] {
    var writer = ByteWriter()
    writer.add(slotID)
    switch kind {
    case .key: writer.add([1, 1, 0, 0, 0, 0, 0, 0])
    case .passphrase(let cost): writer.add([2, 2, cost.logN, cost.r, cost.p, 0, 0, 0])
    }
    writer.add(kdfSalt)
    writer.add(created)
    writer.add(UInt16(label.utf8.count))
    writer.add(Array(label.utf8))
    return writer.bytes
  }

  /// The slot as the header holds it.
  var bytes: [UInt8] {
    let head = head
    var writer = ByteWriter()
    writer.add(UInt16(head.count))
    writer.add(head)
    writer.add(UInt16(Self.wrappedLength))
    writer.add(wrapped)
    return writer.bytes
  }

  /// Wraps `rootKey` for `secret` in a new slot of its kind.
  init(
    wrapping rootKey: borrowing RootKey, for secret: borrowing UnlockSecret, label: String,
    created: Int64
  ) throws {
    try self.init(
      wrapping: rootKey, for: secret, slotID: RandomBytes.make(8), label: label, created: created)
  }

  /// Wraps a new root key for the secret of `old`, which keeps its id, label and date.
  init(
    wrapping rootKey: borrowing RootKey, for secret: borrowing UnlockSecret, inPlaceOf old: KeySlot
  ) throws {
    try self.init(
      wrapping: rootKey, for: secret, slotID: old.slotID, label: old.label, created: old.created)
  }

  private init(
    wrapping rootKey: borrowing RootKey, for secret: borrowing UnlockSecret, slotID: [UInt8],
    label: String, created: Int64
  ) throws {
    guard Self.isLabel(label) else { throw VaultError.labelMalformed }
    self.slotID = slotID
    switch secret {
    case .key: kind = .key
    case .passphrase: kind = .passphrase(.standard)
    case .rootKey: throw VaultError.wrongKey
    }
    kdfSalt = try RandomBytes.make(32)
    self.created = created
    self.label = label
    wrapped = []
    guard let keyEncryptionKey = try secret.keyEncryptionKey(for: self) else {
      throw VaultError.wrongKey
    }
    let context = context(vaultID: rootKey.vaultID, rootEpoch: rootKey.epoch)
    wrapped = try rootKey.bytes.withBytes {
      try Cobblestone.seal($0, key: keyEncryptionKey, context: context)
    }
  }

  /// Reads one slot, refusing costs that would take memory for a hostile file.
  init(from reader: inout ByteReader) throws {
    let headLength = Int(try reader.integer(UInt16.self))
    var head = ByteReader(try reader.take(headLength))
    slotID = try head.take(8)
    let kindByte = try head.integer(UInt8.self)
    let kdf = try head.integer(UInt8.self)
    let parameters = try head.take(6)
    switch (kindByte, kdf) {
    case (1, 1):
      guard parameters == [0, 0, 0, 0, 0, 0] else { throw Header.Fault.malformed }
      kind = .key
    case (2, 2):
      let cost = ScryptCost(logN: parameters[0], r: parameters[1], p: parameters[2])
      guard (14...20).contains(cost.logN), cost.r == 8, (1...4).contains(cost.p),
        parameters[3...] == [0, 0, 0]
      else { throw Header.Fault.malformed }
      kind = .passphrase(cost)
    case (1...2, 1...2): throw Header.Fault.malformed
    default: throw Header.Fault.newer
    }
    kdfSalt = try head.take(32)
    created = try head.integer(Int64.self)
    let labelLength = Int(try head.integer(UInt16.self))
    let labelBytes = try head.take(labelLength)
    guard head.isAtEnd, let label = String(validating: labelBytes, as: UTF8.self),
      Self.isLabel(label)
    else { throw Header.Fault.malformed }
    self.label = label
    guard try reader.integer(UInt16.self) == Self.wrappedLength else {
      throw Header.Fault.malformed
    }
    wrapped = try reader.take(Self.wrappedLength)
  }

  /// Whether `text` may be a slot's label: short, and without control characters.
  static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= labelLimit
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) }
  }

  /// Unwraps the root key, or nil when `secret` does not open this slot.
  func unwrap(
    with secret: borrowing UnlockSecret, vaultID: [UInt8], rootEpoch: UInt32
  ) throws -> RootKey? {
    guard let keyEncryptionKey = try secret.keyEncryptionKey(for: self) else { return nil }
    let context = context(vaultID: vaultID, rootEpoch: rootEpoch)
    let bytes: SecretBytes
    do {
      bytes = try wrapped.withBytes {
        try Cobblestone.open($0, key: keyEncryptionKey, context: context)
      }
    } catch CryptographyError.authenticationFailed {
      return nil
    }
    return RootKey(bytes: bytes, vaultID: vaultID, epoch: rootEpoch)
  }

  /// The context C_slot of the format.
  private func context(vaultID: [UInt8], rootEpoch: UInt32) -> [UInt8] {
    var writer = ByteWriter(label: "authpipe/v1/slot")
    writer.add(vaultID)
    writer.add(rootEpoch)
    writer.add(head)
    return writer.bytes
  }
}
