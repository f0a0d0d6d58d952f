internal import AuthpipeKit

/// A vault whose file is open and whose header is read, before anything unlocked it.
package struct LockedVault {
  let database: Database
  let row: VaultRow
  let header: Header
  let access: Vault.Access
  let path: String

  /// What the vault says of itself.
  package var identity: VaultIdentity { VaultIdentity(header) }

  /// Opens the file at `path` and reads its header.
  package init(at path: String, for access: Vault.Access) throws {
    self.path = path
    self.access = access
    // It would be taken for the folder.
    guard !path.isEmpty else { throw VaultError.noVault(path: path) }
    let purpose: FileTrust.Purpose = access == .reading ? .reading : .strict
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      // A folder that is closed to us is no folder without a vault.
      try FileTrust.check(path, for: purpose)
      throw VaultError.noVault(path: path)
    }
    // What is checked is what is opened, even if a link in the folder's path changes meanwhile.
    try FileTrust.check(resolved, for: purpose)
    try JournalTrust.check(besideVault: resolved, for: purpose)
    database = try Self.open(resolved, for: access)
    try Schema.compare(in: database)
    row = try VaultTable(database: database).read()
    do {
      header = try Header(parsing: row.header, writing: access == .writing)
    } catch .newer {
      throw VaultError.writtenByNewer(path: path)
    } catch .malformed {
      throw VaultError.damagedFile(part: .header)
    }
  }

  /// How many things are wrong with the pages of the file at `path`, as SQLite sees them: what can
  /// be told of a vault that nothing opens, or that is hardly one any more.
  package static func countPageFaults(at path: String) throws -> Int {
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.noVault(path: path)
    }
    try FileTrust.check(resolved, for: .reading)
    try JournalTrust.check(besideVault: resolved, for: .reading)
    return try PageCheck(database: open(resolved, for: .reading)).faults().count
  }

  /// The newest state of the vault that was seen here, as `stateDirectory` has it.
  package func marker(in stateDirectory: String) -> RollbackMarker {
    RollbackMarker(directory: stateDirectory, vaultID: header.vaultID)
  }

  /// The generation that the file gives itself, for which nobody vouches before it is opened.
  package var generation: UInt64 { row.generation }

  private static func open(_ path: String, for access: Vault.Access) throws -> Database {
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

  /// The root key that `secret` opens, with the slot that it opened: none for a root key that
  /// was kept elsewhere.
  func unlock(_ secret: borrowing UnlockSecret) throws -> UnlockedRoot {
    if let rootKey = try secret.rootKey(of: header) {
      // Kept under the old root of a vault that was rekeyed, or of another copy of it.
      guard try fits(rootKey) else { throw VaultError.wrongKey }
      return UnlockedRoot(key: rootKey, slotID: nil)
    }
    for slot in header.slots {
      let unwrapped = try slot.unwrap(
        with: secret, vaultID: header.vaultID, rootEpoch: header.rootEpoch)
      guard let rootKey = unwrapped else { continue }
      guard try fits(rootKey) else { throw VaultError.alteredHeader }
      return UnlockedRoot(key: rootKey, slotID: slot.slotID)
    }
    throw VaultError.wrongKey
  }

  private func fits(_ rootKey: borrowing RootKey) throws -> Bool {
    let code = try Header.code(for: row.header, rootKey: rootKey)
    return code.withUnsafeBytes { mine in
      row.headerCode.withUnsafeBytes { constantTimeEquals(mine, $0) }
    }
  }
}

/// A root key and the slot that gave it.
struct UnlockedRoot: ~Copyable {
  let key: RootKey
  let slotID: [UInt8]?
}
