package import AuthpipeKit

/// What unlocks a vault: what opens a key slot, or the root key itself.
package enum UnlockSecret: ~Copyable {
  /// A 32-byte key, which opens a key slot of its kind.
  case key(SecretBytes)
  /// A passphrase, as it was typed.
  case passphrase(SecretBytes)
  /// The root key, as the kernel's keyring keeps it after `vault unlock`.
  case rootKey(SecretBytes)

  /// The root key itself, where this is one.
  func rootKey(of header: Header) throws -> RootKey? {
    switch self {
    case .key: return nil
    case .passphrase: return nil
    case .rootKey(let bytes):
      guard bytes.count == RootKey.length else { throw VaultError.wrongKey }
      return RootKey(
        bytes: try bytes.copy(), vaultID: header.vaultID, epoch: header.rootEpoch)
    }
  }

  /// Derives the key-encryption key of `slot`, or nil when the slot is of the other kind.
  func keyEncryptionKey(for slot: KeySlot) throws -> SecretBytes? {
    switch self {
    case .key(let key):
      guard slot.kind == .key else { return nil }
      return try key.withBytes { key in
        try HKDF.derive(
          .sha512, inputKey: key, salt: slot.kdfSalt,
          info: ByteWriter(label: "authpipe/v1/slot-kek").bytes, count: 32)
      }
    case .passphrase(let passphrase):
      guard case .passphrase(let cost) = slot.kind else { return nil }
      var salt = ByteWriter(label: "authpipe/v1/scrypt")
      salt.add(slot.kdfSalt)
      return try passphrase.withBytes { passphrase in
        try Scrypt.derive(
          passphrase: passphrase, salt: salt.bytes, logN: cost.logN, r: cost.r, p: cost.p)
      }
    case .rootKey: return nil
    }
  }
}
