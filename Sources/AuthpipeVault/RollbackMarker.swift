internal import CSystem
internal import Glibc

/// The newest generation of a vault seen on this machine, kept outside the vault.
///
/// It notices a vault file replaced by an older copy. Whoever can write both files wins.
package struct RollbackMarker {
  /// What keeps a marker from doing its work, with the path that is to be mended.
  package enum Fault: Hashable, Sendable {
    case unreadable(path: String)
    case unwritable(path: String)
  }

  let path: String

  init(directory: String, vaultID: [UInt8]) {
    path = "\(directory)/\(vaultID.hexadecimal).seen"
  }

  /// The newest generation seen, or nil where none was noted.
  package var generation: UInt64? {
    let descriptor = authpipe_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let text = String(decoding: buffer[..<count].prefix { $0 != 0x0a }, as: UTF8.self)
    return UInt64(text)
  }

  /// What keeps it from noticing an older copy, or nil.
  package var fault: Fault? {
    if access(path, F_OK) == 0, generation == nil { return .unreadable(path: path) }
    let directory = PrivateFile.directory(of: path)
    return access(directory, W_OK) == 0 || errno == ENOENT ? nil : .unwritable(path: directory)
  }

  /// Notes `generation` unless a newer one was noted. Failing to is no failure of the write
  /// that it follows: the vault itself is complete.
  func note(_ generation: UInt64) {
    if let seen = self.generation, seen >= generation { return }
    set(generation)
  }

  /// Notes `generation` whatever was noted before: after a restoring, which is meant.
  func set(_ generation: UInt64) {
    do {
      try PrivateFile.makeDirectory(PrivateFile.directory(of: path))
      let temporary = try PrivateFile.temporaryName(beside: path)
      try Array("\(generation)\n".utf8).withUnsafeBytes { try PrivateFile.write($0, to: temporary) }
      if rename(temporary, path) != 0 { unlink(temporary) }
    } catch {
      return
    }
  }
}
