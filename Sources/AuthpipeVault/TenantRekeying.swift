internal import AuthpipeKit

/// Gives tenants other keys, inside the transaction of a rekeying.
struct TenantRekeying {
  let vault: Vault

  /// Gives a tenant a new key under the vault's root key.
  func rekey(_ tenant: borrowing OpenTenant) throws {
    let newKey = try successor(of: tenant.key)
    _ = try reseal(tenant, with: newKey)
    var row = tenant.row
    row.epoch = newKey.epoch
    row.wrapped = try newKey.wrapped(with: vault.rootKey)
    try vault.finish(row, key: newKey)
  }

  /// Wraps a tenant's key, or a new one, with another root key, and files it under that.
  func rewrap(
    _ tenant: borrowing OpenTenant, with rootKey: borrowing RootKey, newTenantKey: Bool
  ) throws {
    var row = tenant.row
    guard newTenantKey else {
      row.wrapped = try tenant.key.wrapped(with: rootKey)
      row.nameIndex = try rootKey.nameIndex(ofTenant: name(of: tenant))
      return try vault.finish(row, key: tenant.key)
    }
    let newKey = try successor(of: tenant.key)
    row.nameIndex = try rootKey.nameIndex(ofTenant: reseal(tenant, with: newKey))
    row.epoch = newKey.epoch
    row.wrapped = try newKey.wrapped(with: rootKey)
    try vault.finish(row, key: newKey)
  }

  private func successor(of key: borrowing TenantKey) throws -> TenantKey {
    guard key.epoch < UInt32.max else { throw VaultError.damagedFile(part: .tenant) }
    return TenantKey(
      bytes: try RandomBytes.makeSecret(TenantKey.length), vaultID: key.vaultID,
      tenantID: key.tenantID, epoch: key.epoch + 1)
  }

  /// Seals every record of a tenant under `newKey`, files its connections anew, and returns the
  /// tenant's name.
  private func reseal(
    _ tenant: borrowing OpenTenant, with newKey: borrowing TenantKey
  ) throws -> String {
    let records = RecordTable(database: vault.database)
    let connections = ConnectionTable(database: vault.database)
    let resealing = try RecordResealing(in: vault.database, from: tenant.key, to: newKey)
    var name: String?
    for connection in try connections.all(tenantID: tenant.row.tenantID) {
      var metadata: ConnectionMetadata?
      for row in try records.all(
        tenantID: tenant.row.tenantID, connectionID: connection.connectionID)
      {
        let inner = try resealing.reseal(row)
        if row.field == RecordRow.metadataField { metadata = try read(inner) }
      }
      let reference = try check(metadata, of: tenant)
      name = reference.tenant
      try connections.update(
        connection.connectionID,
        index: newKey.connectionIndex(provider: reference.provider, user: reference.user))
    }
    guard let name else { throw VaultError.alteredRows(part: .tenant) }
    return name
  }

  /// The name of a tenant, which only its connections know.
  private func name(of tenant: borrowing OpenTenant) throws -> String {
    guard
      let connection = try ConnectionTable(database: vault.database).all(
        tenantID: tenant.row.tenantID
      ).first
    else { throw VaultError.alteredRows(part: .tenant) }
    return try check(vault.metadata(of: connection, in: tenant).metadata, of: tenant).tenant
  }

  private func read(_ inner: borrowing SecretBytes) throws -> ConnectionMetadata {
    guard let json = try InnerRecord.decode(inner, as: .metadata) else {
      throw VaultError.damagedRecord(nil)
    }
    return try MetadataCoding.decode(json)
  }

  /// The names in the metadata of a connection, which must be of the tenant that it is filed under.
  private func check(
    _ metadata: ConnectionMetadata?, of tenant: borrowing OpenTenant
  ) throws -> ConnectionReference {
    guard let reference = metadata?.reference,
      try vault.rootKey.nameIndex(ofTenant: reference.tenant) == tenant.row.nameIndex
    else { throw VaultError.alteredRecord(nil) }
    return reference
  }
}
