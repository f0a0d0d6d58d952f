internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Keeps processes from doing one thing beside each other: the lock of a file that says by its name
/// what that is, and nothing else.
///
/// The kernel lets go of it when its process ends, however that ends. The file stays: who removed
/// it could leave two processes with a lock each.
final class FileLock: Sendable {
  /// Another process has it.
  struct Held: Error {}

  let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock of `path`, or throws `Held` at once. Nil where there can be no such file: what
  /// is done without a lock is better than nothing.
  static func take(_ path: String) throws(Held) -> FileLock? {
    let directory = PrivateFile.directory(of: path)
    guard (try? PrivateFile.makeDirectory(directory)) != nil else { return nil }
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
    return FileLock(descriptor: descriptor)
  }
}
