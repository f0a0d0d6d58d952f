internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// The kernel's keyring of this user, where `vault unlock` keeps the root key of a vault.
///
/// A timeout takes the key out again. Until then every process of the same user can read it, as
/// it could read a key file.
struct KernelKeyring {
  /// What kept the keyring from being used, with errno.
  struct Fault: Error {
    let code: Int32
  }

  private let vault: String
  private let description: String

  init(_ identity: VaultIdentity) {
    vault = "authpipe:\(identity.vaultID.hexadecimal):"
    description = "\(vault)\(identity.rootEpoch)"
  }

  /// Fails where the kernel has no keyring, or forbids it.
  func check() throws {
    guard authpipe_keyring_read(description, nil, 0) < 0 else { return }
    let code = errno
    guard [ENOKEY, EKEYEXPIRED, EKEYREVOKED].contains(code) else { throw Fault(code: code) }
  }

  /// The root key that was kept; nil where none is, or none may be read.
  func read() throws -> SecretBytes? {
    // One byte more than a root key has, so that a longer one is seen to be none.
    var key = try SecretBytes(capacity: rootKeyLength + 1)
    let count = key.appendReading { room in
      let count = authpipe_keyring_read(description, room.baseAddress, room.count)
      return count == rootKeyLength ? count : 0
    }
    guard count == rootKeyLength else { return nil }
    return key
  }

  /// Keeps `rootKey` for `seconds` and no longer.
  func put(_ rootKey: borrowing SecretBytes, for seconds: UInt32) throws {
    let result = rootKey.withBytes {
      authpipe_keyring_put(description, $0.baseAddress, $0.count, seconds)
    }
    guard result == 0 else { throw Fault(code: errno) }
  }

  /// Takes out what is kept of the vault, under this root and earlier ones; says whether there
  /// was anything.
  func remove() throws -> Bool {
    let count = authpipe_keyring_remove(vault)
    guard count >= 0 else { throw Fault(code: errno) }
    return count > 0
  }

  private let rootKeyLength = 32
}
