package import AuthpipeKit

extension Vault {
  /// The connection of that name, or nil. Costs the same in a vault of ten and of 100,000.
  package func connection(_ reference: ConnectionReference) throws -> StoredConnection? {
    guard let tenant = try activeTenant(reference.tenant) else { return nil }
    let index = try tenant.key.connectionIndex(
      provider: reference.provider, user: reference.user)
    guard
      let row = try ConnectionTable(database: database).find(
        tenantID: tenant.row.tenantID, index: index)
    else { return nil }
    let connection = try load(row, of: tenant)
    // Two swapped index values would otherwise open one tenant's secrets under another's name.
    guard connection.reference == reference else { throw VaultError.alteredRecord(nil) }
    lastTenant = LastTenant(tenant)
    return connection
  }

  /// A connection that was read before as it is now, or nil where it is not there any more. Costs
  /// next to nothing where it is as it was; newer verdicts are none of its own.
  package func connection(
    readBefore connection: StoredConnection
  ) throws -> StoredConnection? {
    let row = try RecordTable(database: database).newest(
      tenantID: connection.tenant.tenantID, connectionID: connection.connectionID,
      field: RecordRow.metadataField)
    return row == connection.metadataRow ? connection : try self.connection(connection.reference)
  }

  /// One field of one version of a connection, or nil where the version has none.
  package func secret(
    _ field: CredentialField, of connection: StoredConnection, version: UInt64? = nil
  ) throws -> SecretBytes? {
    try secret(
      numbered: field.rawValue, as: field, of: connection,
      version: version ?? connection.current.number)
  }

  /// The secret of that number and version, which faults call `field`; nil where there is none.
  func secret(
    numbered number: UInt16, as field: CredentialField?, of connection: StoredConnection,
    version: UInt64
  ) throws -> SecretBytes? {
    let row = try RecordTable(database: database).find(
      tenantID: connection.tenant.tenantID, connectionID: connection.connectionID, field: number,
      version: version)
    guard let row else { return nil }
    let tenant = connection.tenant
    // Not altered, where the tenant was rekeyed since the connection was read.
    if row.epoch != tenant.epoch,
      try TenantTable(database: database).epoch(of: tenant.tenantID) != tenant.epoch
    {
      throw VaultError.changedMeanwhile
    }
    if let lastTenant, lastTenant.tenant.row == tenant {
      return try open(row, as: .text, field: field, key: lastTenant.tenant.key)
    }
    let key = try TenantKey(unwrapping: tenant, with: rootKey)
    return try open(row, as: .text, field: field, key: key)
  }

  /// The verdicts that are remembered of a connection, about a hundred, newest first. What was
  /// found of a version while it was not current is not among them.
  package func verdicts(of connection: StoredConnection) throws -> [RecordedVerdict] {
    try VerdictTable(database: database).all(connectionID: connection.connectionID)
      .filter { connection.metadata.wasCurrent($0.version, at: $0.verdict.askedAt) }
      .map(\.verdict)
  }

  /// Lends every connection to `body`, of one tenant or of all, in no particular order.
  ///
  /// A connection that cannot be read is lent as the fault that keeps it from being read, and
  /// does not keep the others from being lent.
  package func forEachConnection(
    tenant name: String? = nil, _ body: (Result<StoredConnection, VaultError>) throws -> Void
  ) throws {
    let tenants = TenantTable(database: database)
    let rows: [Result<TenantRow, VaultError>]
    if let name {
      rows =
        try tenants.find(nameIndex: rootKey.nameIndex(ofTenant: name)).map { [.success($0)] } ?? []
    } else {
      rows = try tenants.allReadable()
    }
    for row in rows { try forEachConnection(of: row, body) }
  }

  /// Where each tenant is, and the faults of those that cannot be read: for who does not want all
  /// connections at once.
  package func tenantPlaces() throws -> [Result<TenantPlace, VaultError>] {
    try TenantTable(database: database).allReadable().map { row in
      row.map { TenantPlace(tenantID: $0.tenantID) }
    }
  }

  /// Lends every connection of the tenant at `place` to `body`, as `forEachConnection(tenant:)`
  /// does; none where it is not there any more.
  package func forEachConnection(
    at place: TenantPlace, _ body: (Result<StoredConnection, VaultError>) throws -> Void
  ) throws {
    let row: Result<TenantRow, VaultError>
    do {
      guard let found = try TenantTable(database: database).find(tenantID: place.tenantID) else {
        return
      }
      row = .success(found)
    } catch let fault as VaultError where fault.isOfContent {
      row = .failure(fault)
    }
    try forEachConnection(of: row, body)
  }

  private func forEachConnection(
    of tenant: Result<TenantRow, VaultError>,
    _ body: (Result<StoredConnection, VaultError>) throws -> Void
  ) throws {
    switch tenant {
    case .failure(let fault): try body(.failure(fault))
    case .success(let tenant)
    where try tenant.state == .active && tenant.nameIndex != indexOfApps():
      // `body` runs outside of what is caught here: its own faults are its caller's.
      for connection in try connections(of: tenant) { try body(connection) }
    case .success: return
    }
  }

  func connections(
    of tenantRow: TenantRow
  ) throws -> [Result<StoredConnection, VaultError>] {
    do {
      let tenant = try OpenTenant(tenantRow, with: rootKey)
      let rows = try ConnectionTable(database: database).allReadable(tenantID: tenantRow.tenantID)
      var found: [Result<StoredConnection, VaultError>] = []
      for row in rows {
        do {
          found.append(.success(try connection(of: row.get(), in: tenant)))
        } catch let fault as VaultError {
          found.append(.failure(fault))
        }
      }
      return found
    } catch let fault as VaultError {
      return [.failure(fault)]
    }
  }

  /// The connection in `row`, which must be filed under the names that it seals.
  func connection(
    of row: ConnectionRow, in tenant: borrowing OpenTenant
  ) throws -> StoredConnection {
    let connection = try load(row, of: tenant)
    try check(row, isFiledAs: connection.reference, in: tenant)
    return connection
  }

  /// Refuses a connection that is filed under other names than it seals.
  func check(
    _ row: ConnectionRow, isFiledAs reference: ConnectionReference, in tenant: borrowing OpenTenant
  ) throws {
    guard try rootKey.nameIndex(ofTenant: reference.tenant) == tenant.row.nameIndex,
      try tenant.key.connectionIndex(provider: reference.provider, user: reference.user)
        == row.index
    else { throw VaultError.alteredRecord(nil) }
  }

  /// The active tenant of that name with its key.
  func activeTenant(_ name: String) throws -> OpenTenant? {
    let index = try rootKey.nameIndex(ofTenant: name)
    guard let row = try TenantTable(database: database).find(nameIndex: index) else { return nil }
    return try OpenTenant(row, with: rootKey)
  }

  /// Opens a record at its address.
  func open(
    _ row: RecordRow, as kind: InnerRecord.Kind, field: CredentialField?,
    key: borrowing TenantKey
  ) throws -> SecretBytes {
    let address = RecordAddress(
      vaultID: rootKey.vaultID, tenantID: row.tenantID, tenantEpoch: row.epoch,
      connectionID: row.connectionID, recordID: row.recordID, field: row.field,
      version: row.version)
    let inner: SecretBytes
    do {
      inner = try SealedBlob.open(
        row.sealed, epoch: key.epoch, key: key.recordKey().bytes, context: address.context)
    } catch is CryptographyError {
      throw VaultError.alteredRecord(field)
    }
    guard let data = try InnerRecord.decode(inner, as: kind) else {
      throw VaultError.damagedRecord(field)
    }
    return data
  }

  /// The metadata of a connection, with the row that holds it.
  func metadata(
    of row: ConnectionRow, in tenant: borrowing OpenTenant
  ) throws -> OpenedMetadata {
    guard
      let metadataRow = try RecordTable(database: database).newest(
        tenantID: tenant.row.tenantID, connectionID: row.connectionID,
        field: RecordRow.metadataField)
    else { throw VaultError.alteredRows(part: .record) }
    let json = try open(metadataRow, as: .metadata, field: nil, key: tenant.key)
    return try OpenedMetadata(MetadataCoding.decode(json), in: metadataRow)
  }

  private func load(
    _ row: ConnectionRow, of tenant: borrowing OpenTenant
  ) throws -> StoredConnection {
    let opened = try metadata(of: row, in: tenant)
    let verdicts = VerdictTable(database: database)
    return StoredConnection(
      reference: opened.reference, metadata: opened.metadata, current: opened.current,
      known: try verdicts.newest(
        connectionID: row.connectionID, version: opened.current.number, knownOnly: true),
      lastAttempt: try verdicts.newest(
        connectionID: row.connectionID, version: opened.current.number, knownOnly: false),
      connectionID: row.connectionID, tenant: tenant.row, metadataRow: opened.row)
  }
}
