package import AuthpipeKit

/// What kept the vault from answering: facts, without words and without key material.
package enum VaultError: Error, Hashable, Sendable {
  /// There is no file at the path.
  case noVault(path: String)
  /// The file is something else.
  case notAVault(path: String)
  /// An unknown flag, suite, table layout or reader number: made by a newer authpipe.
  case writtenByNewer(path: String)
  /// SQLite or the format found bytes that no authpipe writes.
  case damagedFile(part: Part)
  /// No key slot opens with the unlock secret.
  case wrongKey
  /// The header is well formed but its code does not fit.
  case alteredHeader
  /// A head does not fit the rows it covers: one was deleted, added, moved or rolled back.
  case alteredRows(part: Part)
  /// A sealed value does not open at its address: altered, moved, or brought from elsewhere.
  case alteredRecord(CredentialField?)
  /// A sealed value opened to bytes that are not a record.
  case damagedRecord(CredentialField?)
  /// The file, its folder or its owner would let somebody else read or replace it.
  case file(FileFault, path: String)
  /// The file is older than one seen before: replaced by a copy.
  case olderThanSeen(seen: UInt64, found: UInt64)
  /// Another process held the vault for longer than ten seconds.
  case busy
  /// The vault was rekeyed or the connection changed since it was read.
  case changedMeanwhile
  /// The disk is full.
  case diskFull
  /// The system reported an input or output error, with SQLite's extended code.
  case inputOutput(code: Int32)
  /// The vault or its folder cannot be written.
  case readOnly(path: String)
  /// A crash left a journal that must be rolled back, and the folder cannot be written.
  case unfinishedWriteOnReadOnly(path: String)
  /// A file could not be made, with errno.
  case cannotCreate(path: String, code: Int32)
  /// There is a file of that name already.
  case fileExists(path: String)
  /// A connection of that name is there already.
  case connectionExists
  /// There is no connection of that name.
  case noSuchConnection
  /// A secret is longer than a record may be.
  case secretTooLong
  /// Labels, scopes and names together are longer than a record may be.
  case metadataTooLong
  /// A connection has as many tokens that have not ended as can be remembered.
  case tokensFull
  /// The commit that puts another vault in the place of one failed, and neither could be seen to
  /// be there afterwards; the old one is kept.
  case replacementUnclear(kept: String)
  /// A backup was to be restored over itself.
  case restoresItself
  /// There is no active tenant of that name.
  case noSuchTenant
  /// There is no slot of that id.
  case noSuchSlot
  /// A slot has that label already.
  case slotExists(label: String)
  /// A vault has at most 16 slots.
  case slotsFull
  /// A vault without a slot could never be opened again.
  case lastSlot
  /// The slot opened the vault just now, and nothing shows that another can be opened.
  case slotInUse
  /// The secret of a slot is needed, and the root key from the keyring is none.
  case slotSecretNeeded
  /// A slot's label is too long or holds control characters.
  case labelMalformed
  /// SQLite refused for a reason of its own, with its extended code.
  case database(code: Int32)

  /// Whether it was found in what the file holds, and not in how it could be reached.
  package var isOfContent: Bool {
    switch self {
    case .damagedFile, .damagedRecord, .alteredHeader, .alteredRows, .alteredRecord,
      .olderThanSeen:
      true
    default: false
    }
  }

  /// The part of the vault that a fault was found in.
  package enum Part: Hashable, Sendable {
    case schema, header, tenant, connection, record, verdict, vaultHead, tenantHead, journal, event,
      pages
  }

  /// Why a file is not trusted.
  package enum FileFault: Hashable, Sendable {
    case symbolicLink
    case notARegularFile
    case severalLinks
    case otherOwner(uid: UInt32)
    /// `sudo` runs as root on a vault that belongs to the user who called it.
    case underSudo
    case readableByOthers(mode: UInt32)
    case writableByOthers(mode: UInt32)
    case notReadable(code: Int32)
  }
}
