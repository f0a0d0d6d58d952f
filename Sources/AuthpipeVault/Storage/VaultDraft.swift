internal import CSystem
internal import Glibc

/// A vault's file in the making, under a temporary name beside its own; gone unless it is
/// published.
final class VaultDraft {
  let path: String
  private var isPublished = false

  /// Makes an empty file for a vault that is to lie at `place`.
  init(beside place: String) throws {
    path = try PrivateFile.temporaryName(beside: place)
    try PrivateFile.makeEmpty(path)
  }

  /// Copies what `database` holds, as one unchanging state.
  convenience init(copying database: Database, beside place: String) throws {
    // Empty and ours before SQLite writes to it: SQLite would make it with a mode of its own.
    try self.init(beside: place)
    let statement = try database.prepare("VACUUM INTO ?")
    try statement.bind(1, path)
    try statement.run()
    try PrivateFile.sync(path)
  }

  deinit {
    guard !isPublished else { return }
    for suffix in ["", "-journal"] { unlink(path + suffix) }
  }

  /// Gives the file its name unless that is taken; says whether it did.
  func publish(as name: String) throws -> Bool {
    try JournalFiles.checkNone(besideMissing: name)
    isPublished = true
    return try PrivateFile.publish(path, as: name)
  }

  /// Exchanges the file with the one at `name`, which is then kept under `kept`; where that name
  /// cannot be had, everything is as it was.
  ///
  /// It takes the name `kept` first: at no moment does what was there lie under a temporary name,
  /// which anybody may delete.
  func exchange(with name: String, keepingItAs kept: String) throws {
    guard authpipe_rename_noreplace(path, kept) == 0 else {
      throw VaultError.cannotCreate(path: kept, code: errno)
    }
    isPublished = true
    if authpipe_rename_exchange(kept, name) != 0 {
      let code = errno
      guard code == EINVAL || code == ENOSYS else {
        unlink(kept)
        throw VaultError.cannotCreate(path: name, code: code)
      }
      try replace(name, keepingItAs: kept)
    }
    PrivateFile.syncDirectory(of: kept)
  }

  /// The same where the file system cannot exchange (NFS among them): for a moment there is
  /// nothing at `name`, and what was there lies under the name that it keeps.
  private func replace(_ name: String, keepingItAs kept: String) throws {
    do {
      guard rename(kept, path) == 0, authpipe_rename_noreplace(name, kept) == 0 else {
        throw VaultError.cannotCreate(path: kept, code: errno)
      }
      guard authpipe_rename_noreplace(path, name) == 0 else {
        let code = errno
        rename(kept, name)
        throw VaultError.cannotCreate(path: name, code: code)
      }
    } catch {
      isPublished = false
      throw error
    }
  }
}
