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
  /// Replaced by nothing but a rekeying, which spends the vault.
  var rootKey: RootKey
  var lastTenant: LastTenant?
  /// The slot that opened the vault; nil where the root key itself was handed over.
  let openedSlot: [UInt8]?
  let marker: RollbackMarker?
  /// Whether a rekeying has begun with it, after which it is good for nothing.
  var isSpent = false
  /// Who the audit trail says does what this process does.
  let actor: AuditActor
  /// The header as it was read, or as this process wrote it last.
  var headerBytes: [UInt8]

  /// What the tenant of apps is filed under, once that was asked for.
  var indexOfAppsFound: [UInt8]?

  /// What was noticed while writing.
  package internal(set) var notices: [Notice] = []

  /// The vault's own id, 16 random bytes.
  package var vaultID: [UInt8] { rootKey.vaultID }

  /// Where the vault is.
  package let path: String

  /// Unlocks `locked` with `secret`.
  ///
  /// `stateDirectory` is where the newest generation seen is kept; nil keeps none. `actor` is who
  /// the audit trail says changed the vault.
  package init(
    unlocking locked: LockedVault, with secret: borrowing UnlockSecret,
    stateDirectory: String? = nil, actor: AuditActor = .unknown
  ) throws {
    let root = try locked.unlock(secret)
    let vaultID = root.key.vaultID
    path = locked.path
    database = locked.database
    headerBytes = locked.row.header
    openedSlot = root.slotID
    rootKey = root.key
    marker = stateDirectory.map { RollbackMarker(directory: $0, vaultID: vaultID) }
    self.actor = actor
  }

  /// Opens and unlocks the vault at `path`.
  package convenience init(
    at path: String, for access: Access, unlockedBy secret: borrowing UnlockSecret,
    stateDirectory: String? = nil, actor: AuditActor = .unknown
  ) throws {
    try self.init(
      unlocking: LockedVault(at: path, for: access), with: secret, stateDirectory: stateDirectory,
      actor: actor)
  }

  /// Runs `body` on one unchanging state of the file.
  package func read<R>(_ body: () throws -> R) throws -> R {
    try database.execute("BEGIN")
    defer { try? database.execute("ROLLBACK") }
    try adopt(VaultTable(database: database).read(), writing: false)
    return try body()
  }

  /// Takes over the header that the file has by now: slots come and go under one root key.
  ///
  /// One of another root is refused: under that, nothing is found that was derived from this.
  func adopt(_ row: VaultRow, writing: Bool) throws {
    guard !isSpent else { throw VaultError.changedMeanwhile }
    guard row.header != headerBytes else { return }
    let header: Header
    do {
      header = try Header(parsing: row.header, writing: writing)
    } catch {
      throw error == .newer ? VaultError.writtenByNewer(path: path) : .changedMeanwhile
    }
    guard header.vaultID == rootKey.vaultID,
      header.rootEpoch == rootKey.epoch,
      try Header.code(for: row.header, rootKey: rootKey) == row.headerCode
    else { throw VaultError.changedMeanwhile }
    headerBytes = row.header
  }
}
