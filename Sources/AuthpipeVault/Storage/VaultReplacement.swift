internal import CSQLite
internal import CSystem
internal import Glibc

/// Puts new content in the place of a vault, keeping the old beside it.
///
/// A file that others may have open is never renamed over: they would go on with the old one,
/// and what they write would be lost. SQLite copies the new pages into it, as one transaction.
struct VaultReplacement {
  let path: String
  /// Where the old file is kept.
  let kept: String
  /// What remembers the newest state seen of the vault, and what it is told to remember.
  var newest: (marker: RollbackMarker, generation: UInt64)?

  /// Puts `draft` at the path. Returns whether there was something to keep.
  func put(_ draft: VaultDraft) throws -> Bool {
    var lock: RollbackMarker.Lock?
    let hasKept = try put(draft, takingOnceHeld: &lock)
    newest.map { $0.marker.set($0.generation) }
    lock?.release()
    return hasKept
  }

  private func put(
    _ draft: VaultDraft, takingOnceHeld lock: inout RollbackMarker.Lock?
  ) throws -> Bool {
    do {
      try FileTrust.check(path, for: .strict)
    } catch VaultError.noVault {
      guard try draft.publish(as: path) else { throw VaultError.changedMeanwhile }
      return false
    }
    try JournalTrust.check(besideVault: path, for: .strict)
    do {
      try copyInPlace(draft, takingOnceHeld: &lock)
    } catch VaultError.notAVault, VaultError.damagedFile {
      // Nobody can be at work on what SQLite cannot read.
      try setAside(draft)
    }
    return true
  }

  private func copyInPlace(
    _ draft: VaultDraft, takingOnceHeld lock: inout RollbackMarker.Lock?
  ) throws {
    let source = try Database(path: draft.path, access: .reading)
    let target = try Database(path: path, access: .writing)
    // Opened before the locks are taken and closed after SQLite let go of them: closing any
    // descriptor of a file drops this process's locks on it.
    let old = authpipe_open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0)
    guard old >= 0 else { throw VaultError.file(.notReadable(code: errno), path: path) }
    defer { close(old) }
    guard let backup = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
      throw Database.fault(sqlite3_extended_errcode(target.handle), path: path)
    }
    var isKept = false
    do {
      // No page yet, but the lock: what is kept is what is replaced.
      try target.check(sqlite3_backup_step(backup, 0))
      lock = newest?.marker.lock()
      try PrivateFile.copy(old, to: kept)
      isKept = true
      try target.check(sqlite3_backup_step(backup, -1))
    } catch {
      sqlite3_backup_finish(backup)
      guard isKept else { throw error }
      // An error from the commit does not mean that nothing was committed, and what is kept may
      // be all that is left of the old vault.
      switch Self.row(of: path) {
      case .some(let row) where row == Self.row(of: draft.path): return
      case .some(let row) where row == Self.row(of: kept):
        unlink(kept)
        throw error
      default: throw VaultError.replacementUnclear(kept: kept)
      }
    }
    try target.check(sqlite3_backup_finish(backup))
  }

  private static func row(of path: String) -> VaultRow? {
    try? VaultTable(database: Database(path: path, access: .reading)).read()
  }

  private func setAside(_ draft: VaultDraft) throws {
    // They belong to the old file, and would be rolled back into the new one.
    try JournalFiles.move(from: path, to: kept)
    do {
      try draft.exchange(with: path, keepingItAs: kept)
    } catch {
      try JournalFiles.move(from: kept, to: path)
      throw error
    }
  }
}
