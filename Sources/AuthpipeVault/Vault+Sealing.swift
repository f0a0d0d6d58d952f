internal import AuthpipeKit

extension Vault {
  /// The tenant of that name, checked; made with a new random key when there is none.
  func tenantForAdding(_ name: String) throws -> OpenTenant {
    if let tenant = try activeTenant(name) {
      try checkHead(of: tenant.row, key: tenant.key)
      return tenant
    }
    let tenantID = try RandomBytes.make(16)
    let key = TenantKey(
      bytes: try RandomBytes.makeSecret(TenantKey.length), vaultID: rootKey.vaultID,
      tenantID: tenantID, epoch: 1)
    let row = TenantRow(
      tenantID: tenantID, epoch: 1, state: .active, wrapped: try key.wrapped(with: rootKey),
      nameIndex: try rootKey.nameIndex(ofTenant: name), generation: 0,
      headCode: Array(repeating: 0, count: 32))
    try TenantTable(database: database).insert(row)
    return OpenTenant(row: row, key: key)
  }

  /// Changes one connection, as `entry` says in the audit trail: checks that nobody changed it
  /// since it was read, lets `body` write to it as it is now, and puts the new metadata in the
  /// place of the old.
  func change(
    _ connection: StoredConnection, to metadata: ConnectionMetadata, _ entry: AuditEntry,
    at now: Int64, _ body: (StoredConnection, borrowing TenantKey) throws -> Void
  ) throws {
    try write(entry, at: now) { _ in
      guard let fresh = try self.connection(connection.reference),
        fresh.connectionID == connection.connectionID,
        fresh.metadataRow.version == connection.metadataRow.version,
        // A copy that was restored meanwhile has counted changes of its own.
        fresh.metadata == connection.metadata
      else { throw VaultError.changedMeanwhile }
      let key = try TenantKey(unwrapping: fresh.tenant, with: rootKey)
      try checkHead(of: fresh.tenant, key: key)
      try body(fresh, key)
      try replaceMetadata(of: fresh, by: metadata, key: key)
      try finish(fresh.tenant, key: key)
    }
  }

  /// Seals `metadata` in the place of a connection's own.
  func replaceMetadata(
    of connection: StoredConnection, by metadata: ConnectionMetadata, key: borrowing TenantKey
  ) throws {
    var row = connection.metadataRow
    row.version += 1
    row.epoch = key.epoch
    row.sealed = try seal(MetadataCoding.encode(metadata), as: .metadata, at: row, key: key)
    try RecordTable(database: database).replace(row, readAs: connection.metadataRow.version)
  }

  /// Checks what every connection of a tenant is filed under, which no head covers: one filed under
  /// another name would be stored once more.
  func checkFiling(in tenant: borrowing OpenTenant) throws {
    for row in try ConnectionTable(database: database).all(tenantID: tenant.row.tenantID) {
      try check(row, isFiledAs: metadata(of: row, in: tenant).reference, in: tenant)
    }
  }

  /// Seals and inserts a new connection, filed under `index`, with its first version and verdict.
  func insert(
    _ metadata: ConnectionMetadata, _ credential: borrowing Credential, grantedBy grant: Grant,
    as index: [UInt8], into tenant: borrowing OpenTenant, at now: Int64
  ) throws {
    var metadata = metadata
    if let store = grant.store { metadata.describe(store) }
    let connectionID = try insert(metadata, as: index, into: tenant, at: now)
    try insert(credential, version: 1, connectionID: connectionID, key: tenant.key)
    try record(grant, connectionID: connectionID, version: 1, at: now)
  }

  /// Seals and inserts the metadata of something new, filed under `index`, and returns its id.
  func insert(
    _ metadata: ConnectionMetadata, as index: [UInt8], into tenant: borrowing OpenTenant,
    at now: Int64
  ) throws -> [UInt8] {
    let connectionID = try RandomBytes.make(16)
    try ConnectionTable(database: database).insert(
      ConnectionRow(
        connectionID: connectionID, tenantID: tenant.row.tenantID, index: index, createdAt: now))
    try insert(
      MetadataCoding.encode(metadata), as: .metadata, field: RecordRow.metadataField, version: 1,
      connectionID: connectionID, key: tenant.key)
    return connectionID
  }

  /// Seals and inserts every field of a credential.
  func insert(
    _ credential: borrowing Credential, version: UInt64, connectionID: [UInt8],
    key: borrowing TenantKey
  ) throws {
    try credential.forEachField { field, secret in
      try insert(
        secret, as: .text, field: field.rawValue, version: version, connectionID: connectionID,
        key: key)
    }
  }

  /// Seals and inserts one record.
  func insert(
    _ data: borrowing SecretBytes, as kind: InnerRecord.Kind, field: UInt16, version: UInt64,
    connectionID: [UInt8], key: borrowing TenantKey
  ) throws {
    var row = RecordRow(
      recordID: try RandomBytes.make(16), tenantID: key.tenantID, connectionID: connectionID,
      field: field, version: version, epoch: key.epoch, sealed: [])
    row.sealed = try seal(data, as: kind, at: row, key: key)
    try RecordTable(database: database).insert(row)
  }

  private func seal(
    _ data: borrowing SecretBytes, as kind: InnerRecord.Kind, at row: RecordRow,
    key: borrowing TenantKey
  ) throws -> [UInt8] {
    // What is longer could be written and then not be read (see Database).
    let limit = kind == .metadata ? MetadataCoding.longest : SecretShape.longestSecret
    guard data.count <= limit else {
      throw kind == .metadata ? VaultError.metadataTooLong : .secretTooLong
    }
    let address = RecordAddress(
      vaultID: rootKey.vaultID, tenantID: row.tenantID, tenantEpoch: row.epoch,
      connectionID: row.connectionID, recordID: row.recordID, field: row.field,
      version: row.version)
    let inner = try data.withBytes { try InnerRecord.encode($0, as: kind) }
    let recordKey = try key.recordKey()
    return try inner.withBytes {
      try SealedBlob.seal($0, epoch: key.epoch, key: recordKey.bytes, context: address.context)
    }
  }

  /// Deletes every row of a connection.
  func deleteRows(of connectionID: [UInt8]) throws {
    try RecordTable(database: database).deleteAll(connectionID: connectionID)
    try VerdictTable(database: database).deleteAll(connectionID: connectionID)
    try ConnectionTable(database: database).delete(connectionID: connectionID)
  }

  /// Destroys a tenant's key and leaves a tombstone that frees its name.
  func shred(_ tenant: TenantRow) throws {
    var tombstone = tenant
    tombstone.state = .shredded
    tombstone.wrapped = try RandomBytes.make(TenantRow.wrappedLength)
    tombstone.nameIndex = try RandomBytes.make(16)
    tombstone.headCode = try RandomBytes.make(32)
    tombstone.generation += 1
    try TenantTable(database: database).update(tombstone)
  }

  /// Records the first verdict of a version; where nobody was asked there is none.
  func record(_ grant: Grant, connectionID: [UInt8], version: UInt64, at now: Int64) throws {
    guard let result = grant.result else { return }
    try VerdictTable(database: database).insert(
      connectionID: connectionID, version: version, RecordedVerdict(result, askedAt: now))
  }
}
