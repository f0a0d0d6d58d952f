internal import CSystem
internal import Glibc

/// The rules for the files that SQLite would act on beside a vault, before it reads any of it.
enum JournalTrust {
  /// The last bytes of a journal that names another file, which SQLite deletes when it has rolled
  /// the journal back. A vault's transactions never span files, so only an attacker writes them.
  private static let superJournalMark: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

  /// Refuses a journal that somebody else could have put beside the vault at `path`, or that
  /// would make SQLite delete a file of its writer's choice.
  static func check(besideVault path: String, for purpose: FileTrust.Purpose) throws(VaultError) {
    for suffix in ["-journal", "-wal", "-shm"] {
      do {
        try FileTrust.check(path + suffix, for: purpose)
      } catch .noVault {
        continue
      }
      if try tail(of: path + suffix) == superJournalMark { throw .damagedFile(part: .journal) }
    }
  }

  private static func tail(of path: String) throws(VaultError) -> [UInt8] {
    let descriptor = authpipe_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw .file(.notReadable(code: errno), path: path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: superJournalMark.count)
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= bytes.count else { return [] }
    guard pread(descriptor, &bytes, bytes.count, end - bytes.count) == bytes.count else {
      throw .file(.notReadable(code: errno), path: path)
    }
    return bytes
  }
}
