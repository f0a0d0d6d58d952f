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
    var status = stat()
    guard lstat(path, &status) == 0 else {
      let code = errno
      throw code == ENOENT || code == ENOTDIR
        ? .noVault(path: path) : .file(.notReadable(code: code), path: path)
    }
    if let fault = fault(in: status, for: purpose) { throw .file(fault, path: path) }
    // SQLite would call this an input or output error.
    guard access(path, R_OK) == 0 else { throw .file(.notReadable(code: errno), path: path) }
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

  /// What is wrong with a file of this status, or nil.
  package static func fault(in status: stat, for purpose: Purpose) -> VaultError.FileFault? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: return .symbolicLink
    default: return .notARegularFile
    }
    let me = geteuid()
    let isMine = status.st_uid == me
    if isCallerOfSudo(status.st_uid) { return .underSudo }
    switch purpose {
    case .reading:
      guard isMine || status.st_uid == 0 else { return .otherOwner(uid: status.st_uid) }
      guard status.st_mode & 0o022 == 0 else {
        return .writableByOthers(mode: status.st_mode & 0o777)
      }
    case .strict:
      guard isMine else { return .otherOwner(uid: status.st_uid) }
      // A second name for the file is a way to keep or swap it behind the first one's back.
      guard status.st_nlink == 1 else { return .severalLinks }
      guard status.st_mode & 0o077 == 0 else {
        return .readableByOthers(mode: status.st_mode & 0o777)
      }
    }
    return nil
  }
}
