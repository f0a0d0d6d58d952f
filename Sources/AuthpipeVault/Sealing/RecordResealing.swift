internal import AuthpipeKit

/// Seals records of a tenant under its next key, with what is derived derived once.
struct RecordResealing: ~Copyable {
  private let oldKey: SharedSecret
  private let newKey: SharedSecret
  private let vaultID: [UInt8]
  private let oldEpoch: UInt32
  private let newEpoch: UInt32
  private let update: Statement

  init(in database: Database, from old: borrowing TenantKey, to new: borrowing TenantKey) throws {
    let oldKey = try old.recordKey()
    let newKey = try new.recordKey()
    let update = try database.prepare(
      "UPDATE record SET epoch = ?, sealed = ? WHERE record_id = ?")
    self.oldKey = oldKey
    self.newKey = newKey
    self.update = update
    vaultID = old.vaultID
    oldEpoch = old.epoch
    newEpoch = new.epoch
  }

  /// Seals one record anew and returns what it seals.
  borrowing func reseal(_ row: RecordRow) throws -> SecretBytes {
    let inner: SecretBytes
    do {
      inner = try SealedBlob.open(
        row.sealed, epoch: oldEpoch, key: oldKey.bytes, context: context(of: row, epoch: oldEpoch))
    } catch is CryptographyError {
      throw VaultError.alteredRecord(CredentialField(rawValue: row.field))
    }
    let sealed = try inner.withBytes {
      try SealedBlob.seal(
        $0, epoch: newEpoch, key: newKey.bytes, context: context(of: row, epoch: newEpoch))
    }
    try update.bind(1, Int64(newEpoch))
    try update.bind(2, sealed)
    try update.bind(3, row.recordID)
    try update.run()
    return inner
  }

  private borrowing func context(of row: RecordRow, epoch: UInt32) -> [UInt8] {
    RecordAddress(
      vaultID: vaultID, tenantID: row.tenantID, tenantEpoch: epoch,
      connectionID: row.connectionID, recordID: row.recordID, field: row.field,
      version: row.version
    ).context
  }
}
