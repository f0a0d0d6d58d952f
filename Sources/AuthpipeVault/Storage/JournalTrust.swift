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
    for suffix in JournalFiles.suffixes {
      do throws(VaultError) {
        try FileTrust.check(path + suffix, for: purpose)
        guard try tail(of: path + suffix) != superJournalMark else {
          throw VaultError.damagedFile(part: .journal)
        }
      } catch .noVault {
        continue
      } catch .file(.notReadable(code: ENOENT), _) {
        // Another process ended its transaction while this one looked.
        continue
      }
    }
  }

  private static func tail(of path: String) throws(VaultError) -> [UInt8] {
    let descriptor = authpipe_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw .file(.notReadable(code: errno), path: path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: superJournalMark.count)
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= bytes.count else { return [] }
    // Shorter by now: its transaction has ended, and nothing is left to act on.
    guard pread(descriptor, &bytes, bytes.count, end - bytes.count) == bytes.count else {
      return []
    }
    return bytes
  }
}
