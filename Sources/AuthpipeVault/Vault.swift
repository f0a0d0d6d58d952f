internal import AuthpipeKit

/// An unlocked vault: one SQLite file of sealed credentials.
///
/// Not for several threads at once; a process opens one and uses it in order.
package final class Vault {
  /// What the vault is opened for.
  package enum Access: Sendable {
    /// Nothing is written, save SQLite's own recovery after a crash.
    case reading
    case writing
  }

  /// Something worth telling that is no failure.
  package enum Notice: Hashable, Sendable {
    /// The file is older than one seen before: replaced by a copy, or restored.
    case olderThanSeen(seen: UInt64, found: UInt64)
    /// What was deleted may still lie, sealed under a shredded key, in free pages of the file.
    case notCompacted
  }

  let database: Database
  let rootKey: RootKey
  let headerBytes: [UInt8]
  let marker: RollbackMarker?

  /// What was noticed while writing.
  package internal(set) var notices: [Notice] = []

  /// The vault's own id, 16 random bytes.
  package var vaultID: [UInt8] { rootKey.vaultID }

  /// Where the vault is.
  package let path: String

  /// Opens and unlocks the vault at `path`.
  ///
  /// `stateDirectory` is where the newest generation seen is kept; nil keeps none.
  package init(
    at path: String, for access: Access, unlockedBy secret: borrowing UnlockSecret,
    stateDirectory: String? = nil
  ) throws {
    self.path = path
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.noVault(path: path)
    }
    // What is checked is what is opened, even if a link in the folder's path changes meanwhile.
    let purpose: FileTrust.Purpose = access == .reading ? .reading : .strict
    try FileTrust.check(resolved, for: purpose)
    try JournalTrust.check(besideVault: resolved, for: purpose)
    database = try Self.open(resolved, for: access)
    try Schema.compare(in: database)
    let row = try VaultTable(database: database).read()
    headerBytes = row.header
    let rootKey = try Self.unlock(row, with: secret, for: access, path: path)
    let vaultID = rootKey.vaultID
    self.rootKey = rootKey
    marker = stateDirectory.map { RollbackMarker(directory: $0, vaultID: vaultID) }
  }

  private static func open(_ path: String, for access: Access) throws -> Database {
    guard access == .reading else { return try Database(path: path, access: .writing) }
    do {
      let database = try Database(path: path, access: .reading)
      // The first read is what meets a journal that a crash left behind.
      try database.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
      return database
    } catch VaultError.unfinishedWriteOnReadOnly {
      do {
        let database = try Database(path: path, access: .writing)
        try database.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
        return database
      } catch VaultError.readOnly, VaultError.inputOutput {
        throw VaultError.unfinishedWriteOnReadOnly(path: path)
      }
    }
  }

  private static func unlock(
    _ row: VaultRow, with secret: borrowing UnlockSecret, for access: Access, path: String
  ) throws -> RootKey {
    let header: Header
    do {
      header = try Header(parsing: row.header, writing: access == .writing)
    } catch .newer {
      throw VaultError.writtenByNewer(path: path)
    } catch .malformed {
      throw VaultError.damagedFile(part: .header)
    }
    for slot in header.slots {
      let unwrapped = try slot.unwrap(
        with: secret, vaultID: header.vaultID, rootEpoch: header.rootEpoch)
      guard let rootKey = unwrapped else { continue }
      let code = try Header.code(for: row.header, rootKey: rootKey)
      let fits = code.withUnsafeBytes { mine in
        row.headerCode.withUnsafeBytes { constantTimeEquals(mine, $0) }
      }
      guard fits else { throw VaultError.alteredHeader }
      return rootKey
    }
    throw VaultError.wrongKey
  }

  /// Runs `body` on one unchanging state of the file.
  package func read<R>(_ body: () throws -> R) throws -> R {
    try database.execute("BEGIN")
    defer { try? database.execute("ROLLBACK") }
    // Rekeyed since it was opened: names would no longer be found under the old root.
    guard try VaultTable(database: database).read().header == headerBytes else {
      throw VaultError.changedMeanwhile
    }
    return try body()
  }
}
