package import AuthpipeKit

extension Vault {
  /// Stores a new connection that `grant` gives leave to store.
  ///
  /// `replacing` first forgets one of the same name, in the same transaction.
  package func add(
    _ metadata: ConnectionMetadata, _ credential: borrowing Credential, grantedBy grant: Grant,
    replacing: Bool = false, at now: Int64
  ) throws {
    guard let reference = metadata.reference else { throw VaultError.damagedRecord(nil) }
    var metadata = metadata
    if let store = grant.store { metadata.describe(store) }
    let sealedMetadata = try MetadataCoding.encode(metadata)
    try write(AuditEntry(.connected, reference, version: 1), at: now) { change in
      let tenant = try tenantForAdding(reference.tenant)
      let index = try tenant.key.connectionIndex(provider: reference.provider, user: reference.user)
      let connections = ConnectionTable(database: database)
      if let old = try connections.find(tenantID: tenant.row.tenantID, index: index) {
        guard replacing else { throw VaultError.connectionExists }
        try deleteRows(of: old.connectionID)
        change.entry = AuditEntry(.replaced, reference, version: 1)
      }
      let connectionID = try RandomBytes.make(16)
      try connections.insert(
        ConnectionRow(
          connectionID: connectionID, tenantID: tenant.row.tenantID, index: index, createdAt: now))
      try insert(
        sealedMetadata, as: .metadata, field: RecordRow.metadataField, version: 1,
        connectionID: connectionID, key: tenant.key)
      try insert(credential, version: 1, connectionID: connectionID, key: tenant.key)
      try record(grant, connectionID: connectionID, version: 1, at: now)
      try finish(tenant.row, key: tenant.key)
    }
  }

  /// Makes `credential` the current version in one transaction; the old one becomes previous.
  ///
  /// A webhook secret that the new credential does not bring is carried over, since it belongs
  /// to the receiver; the client id and client secret belong to the old API account and are not.
  package func promote(
    _ credential: borrowing Credential, of connection: StoredConnection, grantedBy grant: Grant,
    accountName: String?, at now: Int64
  ) throws -> UInt64 {
    var metadata = connection.metadata
    let old = connection.current.number
    let number = (metadata.versions.map(\.number).max() ?? old) + 1
    for index in metadata.versions.indices where metadata.versions[index].stage == .current {
      metadata.versions[index].stage = .previous
    }
    metadata.versions.append(CredentialVersion(number: number, stage: .current, createdAt: now))
    metadata.accountName = accountName
    // Both were the old token's own.
    metadata.observedScopes = nil
    metadata.expiresAt = nil
    if let store = grant.store { metadata.describe(store) }
    let entry = AuditEntry(.rotated, connection.reference, version: number)
    try change(connection, to: metadata, entry, at: now) { fresh, key in
      let row = fresh.metadataRow
      try insert(credential, version: number, connectionID: row.connectionID, key: key)
      if credential.webhookSecret == nil,
        let carried = try secret(.webhookSecret, of: fresh, version: old)
      {
        try insert(
          carried, as: .text, field: CredentialField.webhookSecret.rawValue, version: number,
          connectionID: row.connectionID, key: key)
      }
      try record(grant, connectionID: row.connectionID, version: number, at: now)
    }
    return number
  }

  /// Replaces the metadata of a connection, and the webhook secret where one is given.
  ///
  /// `details` names what is changed, for the audit trail.
  package func update(
    _ connection: StoredConnection, to metadata: ConnectionMetadata,
    webhookSecret: consuming SecretBytes? = nil, details: [String] = [], at now: Int64
  ) throws {
    let secret = webhookSecret
    let entry = AuditEntry(
      .changed, connection.reference, version: connection.current.number, details: details)
    try change(connection, to: metadata, entry, at: now) { fresh, key in
      guard secret != nil else { return }
      let row = fresh.metadataRow
      let field = CredentialField.webhookSecret.rawValue
      let version = connection.current.number
      try RecordTable(database: database).delete(
        connectionID: row.connectionID, field: field, version: version)
      try insert(
        secret!, as: .text, field: field, version: version, connectionID: row.connectionID, key: key
      )
    }
  }

  /// Records verdicts of current versions in one transaction. Heads do not cover them.
  package func record(_ verdicts: [(StoredConnection, RecordedVerdict)]) throws {
    try write(nil, at: 0) { _ in
      let table = VerdictTable(database: database)
      let connections = ConnectionTable(database: database)
      for (connection, verdict) in verdicts {
        // Disconnected while BigCommerce was asked: nothing to remember.
        let connectionID = connection.connectionID
        guard try connections.exists(connectionID: connectionID) else { continue }
        try table.insert(
          connectionID: connectionID, version: connection.current.number, verdict)
      }
    }
  }

  /// Forgets a connection, and shreds the tenant's key when it was its last.
  ///
  /// Returns whether the key was shredded.
  package func remove(_ reference: ConnectionReference, at now: Int64) throws -> Bool {
    let shredded = try write(AuditEntry(.disconnected, reference), at: now) { change in
      guard let found = try connection(reference) else { throw VaultError.noSuchConnection }
      let key = try TenantKey(unwrapping: found.tenant, with: rootKey)
      try checkHead(of: found.tenant, key: key)
      let connections = ConnectionTable(database: database)
      try deleteRows(of: found.connectionID)
      guard try connections.all(tenantID: found.tenant.tenantID).isEmpty else {
        try finish(found.tenant, key: key)
        return false
      }
      try shred(found.tenant)
      change.entry?.details = ["tenant key shredded"]
      return true
    }
    if shredded { compact() }
    return shredded
  }
}
