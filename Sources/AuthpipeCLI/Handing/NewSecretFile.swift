internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// A file for a secret: made anew, for nobody but its owner, and whole or not there.
struct NewSecretFile {
  let path: String
  let context: Context
  /// Whether what has the name already is replaced, in one step.
  var replaces = false

  /// The path that an `--output` names; nil where it is standard output.
  static func path(of output: String?) -> String? { output == "-" ? nil : output }

  /// Fails where something has the name already: before a secret is opened, and a line of the
  /// audit trail written for nothing.
  func check() throws {
    var status = stat()
    guard !path.isEmpty else { throw CommandFault.cannotWrite(path: path, code: ENOENT) }
    if lstat(path, &status) == 0 {
      guard replaces, status.st_mode & S_IFMT == S_IFREG else {
        throw VaultError.fileExists(path: path)
      }
    } else if errno != ENOENT {
      throw CommandFault.cannotWrite(path: path, code: errno)
    }
  }

  /// Makes the file and lets `body` write it; warns where git would take it.
  func write(_ body: (Context) throws -> Void) throws {
    // Beside its name until it is whole: whoever watches for it sees all of it or nothing.
    let name = try PrivateFile.temporaryName(beside: path)
    let descriptor = authpipe_open(
      name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFault.cannotWrite(path: path, code: errno)
    }
    defer { close(descriptor) }
    do {
      try body(context.writing(to: StandardStream(descriptor: descriptor)))
      // A file system that keeps no space until then tells of a full disk here.
      guard fsync(descriptor) == 0 else {
        throw CommandFault.cannotWrite(path: path, code: errno)
      }
      try giveName(to: name)
    } catch {
      unlink(name)
      throw error
    }
    GitWorkTree(around: path)?.warn(of: path, in: context)
  }

  private func giveName(to temporary: String) throws {
    guard replaces else {
      guard try PrivateFile.publish(temporary, as: path) else {
        throw VaultError.fileExists(path: path)
      }
      return
    }
    guard rename(temporary, path) == 0 else {
      throw CommandFault.cannotWrite(path: path, code: errno)
    }
    PrivateFile.syncDirectory(of: path)
  }
}
