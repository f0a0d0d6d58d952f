internal import AuthpipeKit

extension VaultVerifier {
  /// Looks at one tenant: its key, its head, its connections and their records.
  mutating func checkTenant(_ row: Result<TenantRow, VaultError>) throws {
    let row = try row.get()
    guard row.state == .active else { return }
    found.tenants += 1
    let id = row.tenantID.hexadecimal
    let damageBefore = found.damage.count
    var name: String?
    try noting(.tenant(id)) { verifier in
      let tenant = try OpenTenant(row, with: verifier.vault.rootKey)
      let connections = ConnectionTable(database: verifier.vault.database)
      for connection in try connections.allReadable(tenantID: row.tenantID) {
        let tenantName = try verifier.checkConnection(connection, of: tenant)
        name = name ?? tenantName
      }
      try verifier.vault.checkHead(of: row, key: tenant.key)
    }
    // Said of the tenant before any of its names could be read.
    guard let name else { return }
    for index in damageBefore..<found.damage.count
    where found.damage[index].place == .tenant(id) {
      found.damage[index] = VaultDamage(place: .tenant(name), fault: found.damage[index].fault)
    }
  }

  /// Looks at one connection and returns its tenant's name, if it can be read.
  private mutating func checkConnection(
    _ row: Result<ConnectionRow, VaultError>, of tenant: borrowing OpenTenant
  ) throws -> String? {
    let row = try row.get()
    found.connections += 1
    var name = row.connectionID.hexadecimal
    var metadata: ConnectionMetadata?
    do {
      let connection = try vault.connection(of: row, in: tenant)
      name = connection.reference.description
      metadata = connection.metadata
    } catch let fault as VaultError {
      note(.connection(name), fault)
    }
    let records = try RecordTable(database: vault.database).all(
      tenantID: row.tenantID, connectionID: row.connectionID)
    for record in records {
      found.records += 1
      guard record.field != RecordRow.metadataField else { continue }
      let place = VaultDamage.Place.record(
        connection: name, field: record.field, version: record.version)
      do {
        try check(record, metadata, key: tenant.key)
      } catch let fault as VaultError {
        note(place, fault)
      }
    }
    if let current = metadata?.current,
      !records.contains(where: {
        $0.field == CredentialField.accessToken.rawValue && $0.version == current.number
      })
    {
      note(.connection(name), .alteredRows(part: .record))
    }
    try noting(.verdicts(connection: name)) { verifier in
      verifier.found.verdicts += try VerdictTable(database: verifier.vault.database)
        .countReadable(connectionID: row.connectionID)
    }
    return metadata?.tenant
  }

  /// Opens one secret, which must be of a field and a version that there is.
  private func check(
    _ record: RecordRow, _ metadata: ConnectionMetadata?, key: borrowing TenantKey
  ) throws {
    guard let field = CredentialField(rawValue: record.field) else {
      throw VaultError.damagedRecord(nil)
    }
    _ = try vault.open(record, as: .text, field: field, key: key)
    if let metadata, !metadata.versions.contains(where: { $0.number == record.version }) {
      throw VaultError.alteredRecord(field)
    }
  }
}
