/// What a vault says of itself before it is unlocked. Nobody vouches for it until then.
package struct VaultIdentity: Hashable, Sendable {
  /// The vault's own id, 16 random bytes.
  package let vaultID: [UInt8]
  /// How often the root key was replaced, counted from one.
  package let rootEpoch: UInt32
  /// Seconds since 1970.
  package let createdAt: Int64
  package let slots: [SlotDescription]

  init(_ header: Header) {
    vaultID = header.vaultID
    rootEpoch = header.rootEpoch
    createdAt = header.created
    slots = header.slots.map(SlotDescription.init)
  }

  /// Whether some slot is opened by a passphrase.
  package var takesPassphrase: Bool { slots.contains { $0.kind == .passphrase } }

  /// Whether some slot is opened by a key.
  package var takesKey: Bool { slots.contains { $0.kind == .key } }
}
