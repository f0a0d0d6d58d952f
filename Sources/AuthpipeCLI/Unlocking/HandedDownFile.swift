internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// A file that a service manager or container runtime put there for one service.
///
/// It may be the manager's, and open to the service's user by an access list, as systemd has it where
/// it cannot give the file away. The mode shows that list's mask in place of a group's bits.
struct HandedDownFile {
  /// Where runtimes put them, whoever is their owner there.
  private static let places = ["/run/secrets/", "/run/credentials/"]

  /// The file itself: runtimes use links.
  let path: String

  /// Nil where nothing says that the file at `path` is one.
  init?(_ path: String) {
    guard let file = Self.resolved(path) else { return nil }
    guard Self.places.contains(where: { file.hasPrefix($0) }) || Self.isServices(file) else {
      return nil
    }
    self.path = file
  }

  /// Whether `file` lies in the folder that the manager names, and that nobody else writes to.
  private static func isServices(_ file: String) -> Bool {
    guard let named = getenv("CREDENTIALS_DIRECTORY"),
      let folder = resolved(String(cString: named)), PrivateFile.directory(of: file) == folder
    else { return false }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & 0o022 == 0 else { return false }
    return isOwn(status.st_uid)
  }

  private static func isOwn(_ owner: uid_t) -> Bool { owner == 0 || owner == geteuid() }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What is wrong with it, as it is open as `descriptor`; nil where nothing is.
  func fault(in status: stat, _ descriptor: Int32) -> VaultError.FileFault? {
    guard status.st_mode & S_IFMT == S_IFREG else { return .notARegularFile }
    let isInRuntimes = Self.places.contains { path.hasPrefix($0) }
    guard isInRuntimes || Self.isOwn(status.st_uid) else {
      return .otherOwner(uid: status.st_uid)
    }
    let mode = status.st_mode & 0o777
    if mode & 0o022 != 0 { return .writableByOthers(mode: mode) }
    // Whom the manager names in the list is the service's user.
    let others: mode_t = authpipe_has_access_list(descriptor) != 0 ? 0o007 : 0o077
    return mode & others == 0 ? nil : .readableByOthers(mode: mode)
  }
}
