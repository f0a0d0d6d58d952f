internal import AuthpipeKit

extension VaultVerifier {
  /// Looks at one tenant: its key, its head, its connections and their records.
  mutating func checkTenant(_ row: TenantRow) throws {
    guard row.state == .active else { return }
    let holdsApps = try row.nameIndex == vault.indexOfApps()
    if !holdsApps { found.tenants += 1 }
    let id = row.tenantID.hexadecimal
    let damageBefore = found.damage.count
    var name: String?
    try noting(.tenant(id)) { verifier in
      let tenant = try OpenTenant(row, with: verifier.vault.rootKey)
      let connections = ConnectionTable(database: verifier.vault.database)
      for connection in try connections.allReadable(tenantID: row.tenantID) {
        try verifier.noting(.tenant(id)) { verifier in
          let tenantName = try verifier.checkConnection(
            connection.get(), of: tenant, isApp: holdsApps)
          name = name ?? tenantName
        }
      }
      try verifier.vault.checkHead(of: row, key: tenant.key)
    }
    // Said of the tenant before any of its names could be read.
    guard found.damage.count > damageBefore,
      let name = try name ?? namesOfTrail().name(of: row)
    else { return }
    for index in damageBefore..<found.damage.count
    where found.damage[index].place == .tenant(id) {
      found.damage[index] = VaultDamage(place: .tenant(name), fault: found.damage[index].fault)
    }
  }

  /// Looks at one connection and returns its tenant's name, if it can be read.
  private mutating func checkConnection(
    _ row: ConnectionRow, of tenant: borrowing OpenTenant, isApp: Bool
  ) throws -> String? {
    if isApp { found.apps += 1 } else { found.connections += 1 }
    var name = row.connectionID.hexadecimal
    var metadata: ConnectionMetadata?
    do {
      let opened = try vault.metadata(of: row, in: tenant)
      try vault.check(row, isFiledAs: opened.reference, in: tenant)
      name = opened.reference.description
      metadata = opened.metadata
    } catch let fault as VaultError where fault.isOfContent {
      name = try namesOfTrail().name(of: row, in: tenant)?.description ?? name
      note(.connection(name), fault)
    }
    try checkRecords(
      of: row, named: name, metadata, needing: isApp ? .clientSecret : .accessToken,
      key: tenant.key)
    try noting(.verdicts(connection: name)) { verifier in
      verifier.found.verdicts += try VerdictTable(database: verifier.vault.database)
        .countReadable(connectionID: row.connectionID)
    }
    return metadata?.tenant
  }

  /// Looks at every record of a connection or an app, whose current version must have `needed`, as
  /// must be there all tokens that were minted.
  private mutating func checkRecords(
    of row: ConnectionRow, named name: String, _ metadata: ConnectionMetadata?,
    needing needed: CredentialField, key: borrowing TenantKey
  ) throws {
    let records = try RecordTable(database: vault.database).allReadable(
      tenantID: row.tenantID, connectionID: row.connectionID)
    var isMissing = true
    var minted = Set((metadata?.tokens ?? []).map(\.number))
    for record in records {
      guard case .success(let record) = record else {
        // It may be the one that is needed.
        isMissing = false
        minted = []
        try noting(.connection(name)) { _ in _ = try record.get() }
        continue
      }
      found.records += 1
      guard record.field != RecordRow.metadataField else { continue }
      if record.field == needed.rawValue,
        record.version == metadata?.current?.number
      {
        isMissing = false
      }
      if record.field == CredentialField.mintedToken { minted.remove(record.version) }
      do {
        try check(record, metadata, key: key)
      } catch let fault as VaultError where fault.isOfContent {
        note(.record(connection: name, field: record.field, version: record.version), fault)
      }
    }
    if metadata != nil, isMissing || !minted.isEmpty {
      note(.connection(name), .alteredRows(part: .record))
    }
  }

  /// Opens one secret, which must be of a field and a version that there is.
  private func check(
    _ record: RecordRow, _ metadata: ConnectionMetadata?, key: borrowing TenantKey
  ) throws {
    guard record.field != CredentialField.mintedToken else {
      _ = try vault.open(record, as: .text, field: nil, key: key)
      if let metadata, !(metadata.tokens ?? []).contains(where: { $0.number == record.version }) {
        throw VaultError.alteredRecord(nil)
      }
      return
    }
    guard let field = CredentialField(rawValue: record.field) else {
      throw VaultError.damagedRecord(nil)
    }
    _ = try vault.open(record, as: .text, field: field, key: key)
    if let metadata, !metadata.versions.contains(where: { $0.number == record.version }) {
      throw VaultError.alteredRecord(field)
    }
  }

  /// Whether nothing stands under a tenant whose key was shredded: no head covers what would.
  mutating func checkTombstones() throws {
    guard try TenantTable(database: vault.database).countRowsOfShredded() == 0 else {
      throw VaultError.alteredRows(part: .tenant)
    }
  }
}
