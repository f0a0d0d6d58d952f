package import AuthpipeKit

extension Vault {
  /// A copy of the root key, for opening this vault again without what opened it now: with it
  /// `vault unlock` fills the kernel's keyring. It opens everything until the root is replaced.
  package func copyRootKey() throws -> SecretBytes { try rootKey.bytes.copy() }
}
