package import Glibc

/// The rules for vault and key files: whose they must be, and who else may touch them.
package enum FileTrust {
  /// What the file is to be opened for.
  package enum Purpose: Sendable {
    /// Owned by me or root, and written by nobody else: a checkout, a container image.
    case reading
    /// Owned by me, with no bits for anybody else. Key files always are.
    case strict
  }

  /// Checks `path` without opening it. Closing another descriptor of a vault would drop the
  /// locks that SQLite holds on it.
  package static func check(_ path: String, for purpose: Purpose) throws(VaultError) {
    let status = try status(of: path)
    if let fault = fault(in: status, for: purpose) { throw .file(fault, path: path) }
    // SQLite would call this an input or output error.
    guard access(path, R_OK) == 0 else { throw .file(.notReadable(code: errno), path: path) }
  }

  /// What is at `path`. A file that another process removes or replaces while its name is looked up
  /// has no name left by the time that it is looked at: what is there now is asked once more. Some
  /// file systems never count names.
  private static func status(of path: String) throws(VaultError) -> stat {
    var status = stat()
    for _ in 0..<100 {
      guard lstat(path, &status) == 0 else {
        let code = errno
        throw code == ENOENT || code == ENOTDIR
          ? .noVault(path: path) : .file(.notReadable(code: code), path: path)
      }
      if status.st_nlink > 0 { break }
    }
    return status
  }

  /// Refuses to make `path` under `sudo` in a folder of the user who called it, who could not
  /// open what root would own there.
  package static func checkCreation(of path: String) throws(VaultError) {
    var folder = PrivateFile.directory(of: path)
    var status = stat()
    while stat(folder, &status) != 0 {
      let above = PrivateFile.directory(of: folder)
      guard above != folder else { return }
      folder = above
    }
    if isCallerOfSudo(status.st_uid) { throw .file(.underSudo, path: path) }
  }

  /// Whether this is root, called by the user `owner` through `sudo`.
  private static func isCallerOfSudo(_ owner: uid_t) -> Bool {
    guard geteuid() == 0, owner != 0, let caller = getenv("SUDO_UID") else { return false }
    return UInt32(String(cString: caller)) == owner
  }

  /// The first thing that is wrong with a file of this status, or nil.
  package static func fault(in status: stat, for purpose: Purpose) -> VaultError.FileFault? {
    faults(in: status, for: purpose).first
  }

  /// Everything that is wrong with a file of this status, the worst first.
  package static func faults(in status: stat, for purpose: Purpose) -> [VaultError.FileFault] {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: return [.symbolicLink]
    default: return [.notARegularFile]
    }
    let owner = status.st_uid
    let mode = UInt32(status.st_mode & 0o777)
    var faults: [VaultError.FileFault] = []
    if isCallerOfSudo(owner) {
      faults.append(.underSudo)
    } else if owner != geteuid(), purpose == .strict || owner != 0 {
      faults.append(.otherOwner(uid: owner))
    }
    switch purpose {
    case .reading:
      if mode & 0o022 != 0 { faults.append(.writableByOthers(mode: mode)) }
    case .strict:
      // A second name for the file is a way to keep or swap it behind the first one's back.
      if status.st_nlink != 1 { faults.append(.severalLinks) }
      if mode & 0o077 != 0 { faults.append(.readableByOthers(mode: mode)) }
    }
    return faults
  }
}
