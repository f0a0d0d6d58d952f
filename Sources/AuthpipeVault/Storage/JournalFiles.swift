internal import CSystem
internal import Glibc

/// The files that SQLite keeps beside a vault's, and would act on beside any other of its name.
enum JournalFiles {
  static let suffixes = ["-journal", "-wal", "-shm"]

  /// Refuses the name `path` for a new vault where journals of an old one outlived it: they would
  /// be rolled back, or carried over, into the new one.
  static func checkNone(besideMissing path: String) throws(VaultError) {
    // The journal is looked for first: of a vault that another makes meanwhile there is none
    // before there is the vault.
    for suffix in ["-journal", "-wal"]
    where access(path + suffix, F_OK) == 0 && access(path, F_OK) != 0 {
      throw .cannotCreate(path: path + suffix, code: EEXIST)
    }
  }

  /// Gives what lies beside `path` the same places beside `other`: all of it or nothing.
  static func move(from path: String, to other: String) throws(VaultError) {
    for (index, suffix) in suffixes.enumerated() {
      if authpipe_rename_noreplace(path + suffix, other + suffix) == 0 || errno == ENOENT {
        continue
      }
      let code = errno
      for moved in suffixes[..<index] { rename(other + moved, path + moved) }
      throw .cannotCreate(path: other + suffix, code: code)
    }
  }
}
