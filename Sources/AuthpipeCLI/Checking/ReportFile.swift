internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// A report in a file that another program reads whenever it likes: it sees the old one or the new.
struct ReportFile {
  /// Others are to read it: a report holds no secret.
  private static let mode: mode_t = 0o644

  let path: String

  func write(_ text: String) throws {
    let random = try RandomBytes.make(8).map { String($0, radix: 16) }.joined()
    // A name that collectors of *.prom do not take for a report.
    let temporary = "\(path).\(random).new"
    let descriptor = authpipe_open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, Self.mode)
    guard descriptor >= 0 else { throw VaultError.cannotCreate(path: path, code: errno) }
    defer { close(descriptor) }
    do {
      try StandardStream(descriptor: descriptor).write(text)
      guard fchmod(descriptor, Self.mode) == 0, fsync(descriptor) == 0,
        rename(temporary, path) == 0
      else { throw VaultError.cannotCreate(path: path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
