internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// A report in a file that another program reads whenever it likes: it sees the old one or the new.
struct ReportFile {
  /// Others are to read it: a report holds no secret.
  private static let mode: mode_t = 0o644

  /// More is not read of one: that of a hundred thousand connections is shorter.
  private static let longest = 256 << 20

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

  /// What follows `prefix` in the line that begins with it, of the report that is there now; nil
  /// where there is none, or it cannot be read.
  func text(after prefix: String) -> String? {
    var status = stat()
    // To open a pipe would be to take part in it.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = authpipe_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let bytes = try? PlainInput.read(descriptor, named: path, limit: Self.longest) else {
      return nil
    }
    let line = bytes.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: prefix.utf8) }
    return line.map { String(decoding: $0.dropFirst(prefix.utf8.count), as: UTF8.self) }
  }

  private func writeThrough(_ text: String) throws {
    let descriptor = authpipe_open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw CommandFault.cannotWrite(path: path, code: errno) }
    defer { close(descriptor) }
    try StandardStream(descriptor: descriptor).write(text)
  }

  private func replace(_ path: String, with text: String) throws {
    // A name that collectors of *.prom do not take for a report.
    let temporary = try PrivateFile.temporaryName(beside: path)
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
