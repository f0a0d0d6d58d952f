internal import AuthpipeVault
internal import Glibc

/// The files of the units, where systemd looks for a user's own.
struct UnitFiles {
  let folder: String

  /// What switches the timer on.
  private var link: String { "\(folder)/timers.target.wants/\(SystemdUnits.timer)" }

  func path(of name: String) -> String { "\(folder)/\(name)" }

  /// Both files as they are; nil for one that is not there.
  func contents() throws -> [(name: String, text: String?)] {
    try [SystemdUnits.service, SystemdUnits.timer].map { ($0, try text(of: path(of: $0))) }
  }

  /// Both files, which nobody else has written.
  func ownContents() throws -> [(name: String, text: String?)] {
    let files = try contents()
    for case (let name, let text?) in files where !text.hasPrefix(SystemdUnits.mark) {
      throw ScheduleFault.foreignUnit(path: path(of: name))
    }
    return files
  }

  /// Makes the files what `files` says; those that are nil there are taken away.
  func put(_ files: [(name: String, text: String?)]) throws {
    try PrivateFile.makeDirectory(folder)
    for (name, text) in files {
      let path = path(of: name)
      if let text {
        try ReportFile(path: path).write(text)
      } else if unlink(path) != 0, errno != ENOENT {
        throw VaultError.cannotCreate(path: path, code: errno)
      }
    }
  }

  /// Switches the timer off where no systemd can be asked to.
  func unlinkTimer() { unlink(link) }

  private func text(of path: String) throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw CommandFault.cannotRead(path: path, code: errno)
    }
    defer { close(descriptor) }
    // More than any that was written here.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw CommandFault.cannotRead(path: path, code: errno) }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
