import AuthpipeKit

@testable import AuthpipeVault

/// A connection as a test compares it: what is sealed of it, in the clear.
struct ReadConnection: Hashable, Sendable {
  var metadata: ConnectionMetadata
  var secrets: [CredentialField: String]

  /// The connection that the sample stores under `name`.
  static func sample(_ name: String) throws -> ReadConnection {
    let reference = try ConnectionReference(parsing: name)
    var metadata = ConnectionMetadata(
      reference: reference, storeHash: "hash-\(reference.tenant)",
      endpoint: "https://api.bigcommerce.com", createdAt: SampleVault.now)
    metadata.scopes = ["store_v2_products"]
    metadata.labels = ["team": "label-\(reference.tenant)"]
    metadata.accountName = "account-\(reference.tenant)"
    var secrets: [CredentialField: String] = [.accessToken: "token-of-\(name)"]
    if name == "acme" {
      for field in CredentialField.allCases { secrets[field] = "\(field.name)-of-\(name)" }
    }
    return ReadConnection(metadata: metadata, secrets: secrets)
  }

  /// The secrets as a credential.
  func credential() throws -> Credential {
    func secret(_ field: CredentialField) throws -> SecretBytes? {
      guard let text = secrets[field] else { return nil }
      return try SecretBytes(Array(text.utf8))
    }
    return Credential(
      accessToken: try SecretBytes(Array((secrets[.accessToken] ?? "").utf8)),
      clientID: try secret(.clientID), clientSecret: try secret(.clientSecret),
      webhookSecret: try secret(.webhookSecret))
  }
}

extension Vault {
  /// Stores the sample connection of that name.
  func add(_ name: String) throws {
    let sample = try ReadConnection.sample(name)
    try add(
      sample.metadata, sample.credential(), grantedBy: .unverified, at: SampleVault.now)
  }

  /// The connection of that name, which must be there.
  func find(_ name: String) throws -> StoredConnection {
    guard let found = try connection(ConnectionReference(parsing: name)) else {
      throw VaultError.noSuchConnection
    }
    return found
  }

  /// One field of a connection as text, or nil where it has none.
  func text(
    _ field: CredentialField, of connection: StoredConnection, version: UInt64? = nil
  ) throws -> String? {
    guard let secret = try secret(field, of: connection, version: version) else { return nil }
    return String(decoding: secret.revealed, as: UTF8.self)
  }

  /// Everything of a connection.
  func read(_ connection: StoredConnection) throws -> ReadConnection {
    var read = ReadConnection(metadata: connection.metadata, secrets: [:])
    for field in CredentialField.allCases { read.secrets[field] = try text(field, of: connection) }
    return read
  }

  /// Everything of every connection, by name.
  func readAll() throws -> [String: ReadConnection] {
    var all: [String: ReadConnection] = [:]
    try forEachConnection { all[try $0.get().reference.description] = try read($0.get()) }
    return all
  }

  /// Everything of the connection of that name.
  func read(_ name: String) throws -> ReadConnection { try read(find(name)) }
}
