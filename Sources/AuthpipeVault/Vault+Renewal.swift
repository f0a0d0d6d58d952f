package import AuthpipeKit

/// A token that the same app was given anew for the same store. BigCommerce voided the one before
/// in the moment in which it issued this one, so the two are never tested beside each other.
extension Vault {
  /// Whether the token of a version was issued to the app of that client ID, whatever the app was
  /// called.
  package func isToken(
    _ version: UInt64? = nil, of connection: StoredConnection,
    issuedTo clientID: borrowing SecretBytes
  ) throws -> Bool {
    guard let own = try secret(.clientID, of: connection, version: version) else { return false }
    return own.equals(clientID)
  }

  /// Makes `credential` the current version at once, and ends every other one that is handed out
  /// and that the same app was given; returns the numbers of the new one and of those.
  ///
  /// A version that waits to be promoted goes on waiting. What else is to be noted `edit` writes, and
  /// `details` names for the trail.
  package func renew(
    _ connection: StoredConnection, with credential: borrowing Credential, app: String,
    granting scopes: [String], by grant: Grant, details: [String] = [], at now: Int64,
    _ edit: (inout ConnectionMetadata) -> Void = { _ in }
  ) throws -> (new: UInt64, voided: [UInt64]) {
    var metadata = connection.metadata
    let (old, number) = (connection.current.number, metadata.nextNumber)
    let voided = try read {
      try ([old] + metadata.previous.map(\.number)).filter { other in
        guard let clientID = try secret(.clientID, of: connection, version: other) else {
          return false
        }
        return credential.clientID?.equals(clientID) ?? false
      }
    }.sorted()
    var version = CredentialVersion(number: number, stage: .pending, createdAt: now)
    version.app = app
    metadata.versions.append(version)
    metadata.scopes = scopes
    metadata.replaceCurrent(by: number, leaving: .previous, at: now)
    for number in voided { metadata.retire(number, at: now) }
    if let store = grant.store { metadata.describe(store) }
    edit(&metadata)
    let entry = AuditEntry(
      .rotated, connection.reference, version: number,
      details: voided.map { "version \($0) ended" } + details)
    try change(connection, to: metadata, entry, at: now) { fresh, key in
      try insert(credential, version: number, connectionID: fresh.connectionID, key: key)
      try carryWebhookSecret(from: old, to: number, of: fresh, key)
      try record(grant, connectionID: fresh.connectionID, version: number, at: now)
    }
    return (number, voided)
  }
}
