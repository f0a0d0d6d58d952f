import AuthpipeKit
import PublishedVectors

@testable import AuthpipeVault

/// Everything that a vault holds in the clear, so that two states of it can be compared.
struct WholeVault: Hashable {
  /// What is read of one connection.
  struct Connection: Hashable {
    var metadata: ConnectionMetadata
    /// The secrets of each version.
    var secrets: [UInt64: [CredentialField: String]]
    var known: RecordedVerdict?
    var lastAttempt: RecordedVerdict?
  }

  var connections: [String: Connection] = [:]
  var events: [AuditEvent] = []

  init(_ vault: Vault) throws {
    try vault.forEachConnection {
      let found = try $0.get()
      connections[found.reference.description] = try Connection(found, in: vault)
    }
    events = try vault.events()
  }
}

extension WholeVault.Connection {
  fileprivate init(_ found: StoredConnection, in vault: Vault) throws {
    metadata = found.metadata
    (known, lastAttempt) = (found.known, found.lastAttempt)
    secrets = [:]
    for version in found.metadata.versions {
      for field in CredentialField.allCases {
        secrets[version.number, default: [:]][field] = try vault.text(
          field, of: found, version: version.number)
      }
    }
  }
}

/// The rows that hold what is sealed or derived from keys.
struct SealedRows {
  var vault: VaultRow
  var tenants: [TenantRow]
  var connections: [ConnectionRow] = []
  var records: [RecordRow] = []
  var events: [EventRow] = []

  init(_ sample: SampleVault) throws {
    let database = try sample.open().database
    vault = try VaultTable(database: database).read()
    tenants = try TenantTable(database: database).all()
    for tenant in tenants {
      connections += try ConnectionTable(database: database).all(tenantID: tenant.tenantID)
      try RecordTable(database: database).forEach(tenantID: tenant.tenantID) { records.append($0) }
    }
    try EventTable(database: database).forEach(since: .min) { events.append(try $0.get()) }
  }
}
