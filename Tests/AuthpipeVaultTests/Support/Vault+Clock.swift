import AuthpipeKit

@testable import AuthpipeVault

/// Changes at the one time that these tests know.
extension Vault {
  func update(
    _ connection: StoredConnection, to metadata: ConnectionMetadata,
    webhookSecret: consuming SecretBytes? = nil
  ) throws {
    try update(connection, to: metadata, webhookSecret: webhookSecret, at: SampleVault.now)
  }

  func remove(_ reference: ConnectionReference) throws -> Bool {
    try remove(reference, at: SampleVault.now)
  }
}
