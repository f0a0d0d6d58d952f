import AuthpipeKit

@testable import AuthpipeVault

extension Vault {
  /// Stores the connections of those users, by tenant, in one transaction: one for each would take
  /// minutes.
  func addMany(_ users: [String: [String]]) throws {
    try write(AuditEntry(.connected), at: SampleVault.now) { _ in
      for (tenantName, users) in users {
        let tenant = try tenantForAdding(tenantName)
        for user in users {
          let reference = try ConnectionReference(
            provider: "bigcommerce", tenant: tenantName, user: user)
          let connectionID = try RandomBytes.make(16)
          try ConnectionTable(database: database).insert(
            ConnectionRow(
              connectionID: connectionID, tenantID: tenant.row.tenantID,
              index: tenant.key.connectionIndex(provider: reference.provider, user: user),
              createdAt: SampleVault.now))
          let many = try ReadConnection.many(reference)
          try insert(
            MetadataCoding.encode(many.metadata), as: .metadata, field: RecordRow.metadataField,
            version: 1, connectionID: connectionID, key: tenant.key)
          try insert(many.credential(), version: 1, connectionID: connectionID, key: tenant.key)
        }
        try finish(tenant.row, key: tenant.key)
      }
    }
  }
}

extension ReadConnection {
  /// A connection as large as real ones are, of that name.
  static func many(_ reference: ConnectionReference) throws -> ReadConnection {
    var metadata = ConnectionMetadata(
      reference: reference, storeHash: "abcdefghij",
      endpoint: "https://api.bigcommerce.com/stores/abcdefghij/v3/", createdAt: SampleVault.now)
    metadata.storeName = "The store of \(reference.tenant)"
    metadata.storePlan = "Enterprise"
    metadata.scopes = ["store_v2_products", "store_v2_orders", "store_v2_customers"]
    let name = reference.description
    return ReadConnection(
      metadata: metadata,
      secrets: [
        .accessToken: "token-of-\(name)", .clientID: "client_id-of-\(name)",
        .clientSecret: "client_secret-of-\(name)-with-some-more-bytes-to-make-it-sixty-four",
      ])
  }
}
