internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// A report in a file that another program reads whenever it likes: it sees the old one or the new.
struct ReportFile {
  /// Others are to read it: a report holds no secret.
  private static let mode: mode_t = 0o644

  let path: String

  func write(_ text: String) throws {
    var status = stat()
    // A pipe or device is written to, and a link leads to the file that is replaced: what is there
    // by that name stays what it is.
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT, lstat(path, &status) != 0 else {
        throw CommandFault.cannotWrite(path: path, code: errno)
      }
      return try replace(path, with: text)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return try writeThrough(text) }
    guard let target = realpath(path, nil) else {
      throw CommandFault.cannotWrite(path: path, code: errno)
    }
    defer { free(target) }
    try replace(String(cString: target), with: text)
  }

  private func writeThrough(_ text: String) throws {
    let descriptor = authpipe_open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw CommandFault.cannotWrite(path: path, code: errno) }
    defer { close(descriptor) }
    try StandardStream(descriptor: descriptor).write(text)
  }

  private func replace(_ path: String, with text: String) throws {
    let random = try RandomBytes.make(8).map { String($0, radix: 16) }.joined()
    // A name that collectors of *.prom do not take for a report.
    let temporary = "\(path).\(random).new"
    let descriptor = authpipe_open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, Self.mode)
    guard descriptor >= 0 else { throw CommandFault.cannotWrite(path: path, code: errno) }
    defer { close(descriptor) }
    do {
      try StandardStream(descriptor: descriptor).write(text)
      guard fchmod(descriptor, Self.mode) == 0, fsync(descriptor) == 0,
        rename(temporary, path) == 0
      else { throw CommandFault.cannotWrite(path: path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
