internal import CSystem
internal import Glibc

extension RollbackMarker {
  /// What keeps others from noting a state, from the moment that one lasts in the vault until it
  /// is noted: else the note of a change could come after that of a restoring which undid it, and
  /// the restored vault would be called older than one seen here.
  ///
  /// Taken with the vault's own lock in hand and never the other way round.
  struct Lock: ~Copyable {
    private let descriptor: Int32

    fileprivate init?(_ directory: String) {
      descriptor = authpipe_open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
      guard descriptor >= 0 else { return nil }
      // Whoever holds it longer was stopped: a marker is not worth waiting for that.
      for _ in 0..<500 {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
        guard errno == EWOULDBLOCK || errno == EINTR else { break }
        usleep(10_000)
      }
      close(descriptor)
      return nil
    }

    consuming func release() {}

    deinit { close(descriptor) }
  }

  /// Takes the lock; nil where there can be none, and the marker does its best without.
  func lock() -> Lock? {
    let directory = PrivateFile.directory(of: path)
    guard (try? PrivateFile.makeDirectory(directory)) != nil else { return nil }
    return Lock(directory)
  }
}
