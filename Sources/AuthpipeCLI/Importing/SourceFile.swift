internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// A file that secrets were read from: which one it was, and what it was like then.
struct SourceFile: Sendable {
  let path: String
  private let device: dev_t
  private let inode: ino_t
  private let modified: [Int]
  let size: Int

  /// Nil for what is no regular file: a pipe keeps nothing.
  init?(_ descriptor: Int32, path: String) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status, path: path)
  }

  private init(_ status: stat, path: String) {
    self.path = path
    device = status.st_dev
    inode = status.st_ino
    // The time of the last change of any kind as well: the other one can be put back.
    modified = [
      status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
    size = Int(status.st_size)
  }

  /// Whether it is the file that `other` was, as it was.
  func isUnchanged(from other: SourceFile) -> Bool {
    device == other.device && inode == other.inode && modified == other.modified
      && size == other.size
  }

  /// Opens the file at `path` itself, without following a link or waiting for a writer.
  static func open(_ path: String) throws -> (descriptor: Int32, file: SourceFile) {
    let descriptor = authpipe_open(
      path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK, 0)
    guard descriptor >= 0 else {
      throw errno == ELOOP
        ? ImportFault.symbolicLink : CommandFault.cannotRead(path: path, code: errno)
    }
    guard let file = SourceFile(descriptor, path: path) else {
      close(descriptor)
      throw ImportFault.notARegularFile
    }
    return (descriptor, file)
  }

  /// Deletes the file, if what has its name is still the one that was read. Says whether another
  /// name of it is left.
  func delete() throws -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw CommandFault.cannotRead(path: path, code: errno) }
    guard status.st_mode & S_IFMT != S_IFLNK else { throw ImportFault.symbolicLink }
    guard status.st_mode & S_IFMT == S_IFREG,
      SourceFile(status, path: path).isUnchanged(from: self)
    else { throw ImportFault.changed }
    guard unlink(path) == 0 else { throw CommandFault.cannotWrite(path: path, code: errno) }
    return status.st_nlink > 1
  }
}
