package import AuthpipeKit

/// What opens a key slot: a 32-byte key, or a passphrase.
package enum UnlockSecret: ~Copyable {
  case key(SecretBytes)
  case passphrase(SecretBytes)

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
    }
  }
}
