internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Keeps checks of one vault from running beside each other: when the network is slow, a run of
/// cron's that takes too long would be joined by the next, and the next.
struct CheckLock: ~Copyable {
  /// Another check of the vault is running.
  struct Held: Error {}

  fileprivate let descriptor: Int32

  /// Takes the lock of the vault of that id, in `directory`, or throws `Held` at once.
  ///
  /// The kernel lets go of it when its process ends, however that ends. Nil where there can be no
  /// such file: a check that cannot lock is better than none.
  static func take(vaultID: [UInt8], in directory: String?) throws -> CheckLock? {
    guard let directory, (try? PrivateFile.makeDirectory(directory)) != nil else { return nil }
    let path = "\(directory)/\(vaultID.hexadecimal).check"
    let descriptor = authpipe_open(
      path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      if code == EWOULDBLOCK { throw Held() }
      return nil
    }
    return CheckLock(descriptor: descriptor)
  }

  deinit { close(descriptor) }
}
