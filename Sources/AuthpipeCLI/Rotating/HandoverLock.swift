internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Keeps two commands from making the webhooks of one connection beside each other: both would find
/// them missing, and each would make them.
///
/// One file a vault, one byte of it a connection. The kernel lets go of it when its process ends,
/// however that ends.
final class HandoverLock: Sendable {
  /// Another command is making the webhooks of the connection.
  struct Held: Error {}

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Takes the lock, or throws `Held` at once. Nil where there can be no such file: webhooks that
  /// are made without a lock are better than none.
  static func take(
    vaultID: [UInt8], connectionID: [UInt8], in directory: String?
  ) throws -> HandoverLock? {
    guard let directory, (try? PrivateFile.makeDirectory(directory)) != nil else { return nil }
    let path = "\(directory)/\(vaultID.hexadecimal).webhooks"
    let descriptor = authpipe_open(
      path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    // Random, and so nearly always a byte of its own; 48 bits stay below the largest offset.
    let place = connectionID.prefix(6).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    guard authpipe_lock_byte(descriptor, place) != 0 else {
      return HandoverLock(descriptor: descriptor)
    }
    let code = errno
    close(descriptor)
    if code == EAGAIN || code == EACCES { throw Held() }
    return nil
  }

  deinit { close(descriptor) }
}
