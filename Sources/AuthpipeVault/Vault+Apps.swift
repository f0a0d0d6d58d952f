package import AuthpipeKit

/// Apps are stored as connections are, in a tenant of their own, so that all that holds for records
/// holds for theirs. What goes through connections passes them over.
extension Vault {
  /// The app at `place`, or nil.
  package func app(_ place: ConnectionReference) throws -> StoredApp? {
    try connection(place).map(StoredApp.init)
  }

  /// Lends every app to `body`, in no particular order; one that is damaged as its fault.
  package func forEachApp(_ body: (Result<StoredApp, VaultError>) throws -> Void) throws {
    let found: [Result<StoredConnection, VaultError>]
    do {
      guard let tenant = try TenantTable(database: database).find(nameIndex: indexOfApps()),
        tenant.state == .active
      else { return }
      found = try connections(of: tenant)
    } catch let fault as VaultError where fault.isOfContent {
      found = [.failure(fault)]
    }
    for stored in found { try body(stored.flatMap(Self.app)) }
  }

  /// The client ID and client secret of an app.
  package func credential(of app: StoredApp) throws -> AppCredential {
    guard let id = try secret(.clientID, of: app.stored),
      let secret = try secret(.clientSecret, of: app.stored)
    else { throw VaultError.alteredRows(part: .record) }
    return AppCredential(clientID: id, clientSecret: secret)
  }

  /// The client ID of an app, which is public.
  package func clientID(of app: StoredApp) throws -> String {
    guard let id = try secret(.clientID, of: app.stored) else {
      throw VaultError.alteredRows(part: .record)
    }
    return id.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Stores a new app. `replacing` first forgets one of the same name, in the same transaction.
  package func add(
    app metadata: ConnectionMetadata, _ credential: borrowing AppCredential,
    replacing: Bool = false, at now: Int64
  ) throws {
    guard let place = metadata.reference, place.isApp, metadata.redirectURI != nil else {
      throw VaultError.damagedRecord(nil)
    }
    try self.place(
      place, AuditEntry(.appAdded, place),
      replacing: replacing ? AuditEntry(.appReplaced, place) : nil, at: now
    ) { index, tenant in
      let id = try insert(metadata, as: index, into: tenant, at: now)
      try credential.forEachField { field, secret in
        try insert(
          secret, as: .text, field: field.rawValue, version: 1, connectionID: id, key: tenant.key)
      }
    }
  }

  /// What the tenant of apps is filed under.
  func indexOfApps() throws -> [UInt8] {
    if let known = indexOfAppsFound { return known }
    let index = try rootKey.nameIndex(ofTenant: ConnectionReference.tenantOfApps)
    indexOfAppsFound = index
    return index
  }

  private static func app(_ stored: StoredConnection) -> Result<StoredApp, VaultError> {
    (try? StoredApp(stored)).map { .success($0) } ?? .failure(.damagedRecord(nil))
  }
}
