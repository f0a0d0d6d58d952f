package import AuthpipeKit

extension Vault {
  /// Stores a new connection that `grant` gives leave to store.
  ///
  /// `replacing` first forgets one of the same name, in the same transaction; where `only` is given
  /// no other than that one.
  package func add(
    _ metadata: ConnectionMetadata, _ credential: borrowing Credential, grantedBy grant: Grant,
    replacing: Bool = false, only: StoredConnection? = nil, at now: Int64
  ) throws {
    guard let reference = metadata.reference, !reference.isApp else {
      throw VaultError.damagedRecord(nil)
    }
    try place(
      reference, AuditEntry(.connected, reference, version: 1),
      replacing: replacing ? AuditEntry(.replaced, reference, version: 1) : nil, only: only,
      at: now
    ) { index, tenant in
      try insert(metadata, credential, grantedBy: grant, as: index, into: tenant, at: now)
    }
  }

  /// Lets `insert` store something under a name that must be free, and says so in the audit trail.
  /// With `replacement`, the line for that, what has the name is forgotten first.
  func place(
    _ reference: ConnectionReference, _ entry: AuditEntry, replacing replacement: AuditEntry?,
    only: StoredConnection? = nil, at now: Int64,
    _ insert: (_ index: [UInt8], borrowing OpenTenant) throws -> Void
  ) throws {
    try write(entry, at: now) { change in
      let tenant = try tenantForAdding(reference.tenant)
      let index = try tenant.key.connectionIndex(provider: reference.provider, user: reference.user)
      let connections = ConnectionTable(database: database)
      try checkFiling(in: tenant)
      if let old = try connections.find(tenantID: tenant.row.tenantID, index: index) {
        guard let replacement else { throw VaultError.connectionExists }
        guard only.map({ $0.connectionID == old.connectionID }) ?? true else {
          throw VaultError.changedMeanwhile
        }
        try deleteRows(of: old.connectionID)
        change.entries = [replacement]
      }
      try insert(index, tenant)
      try finish(tenant.row, key: tenant.key)
    }
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
    try record(ofVersions: verdicts.map { ($0, $0.current.number, $1) })
  }

  /// Records verdicts of versions by their numbers in one transaction.
  package func record(
    ofVersions verdicts: [(StoredConnection, UInt64, RecordedVerdict)]
  ) throws {
    try write(nil, at: 0) { _ in
      let table = VerdictTable(database: database)
      let connections = ConnectionTable(database: database)
      for (connection, version, verdict) in verdicts {
        // Disconnected while BigCommerce was asked: nothing to remember.
        let connectionID = connection.connectionID
        guard try connections.exists(connectionID: connectionID) else { continue }
        try table.insert(connectionID: connectionID, version: version, verdict)
      }
    }
  }

  /// Forgets a connection, and shreds the tenant's key when it was its last.
  ///
  /// Returns whether the key was shredded.
  package func remove(_ reference: ConnectionReference, at now: Int64) throws -> Bool {
    let action: AuditEntry.Action = reference.isApp ? .appRemoved : .disconnected
    let shredded = try write(AuditEntry(action, reference), at: now) { change in
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
      change.entries[0].details = ["tenant key shredded"]
      return true
    }
    if shredded { compact() }
    return shredded
  }
}
