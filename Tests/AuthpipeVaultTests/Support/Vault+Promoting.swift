import AuthpipeKit

@testable import AuthpipeVault

extension Vault {
  /// Stages `credential` and makes it the current version, and returns its number.
  func promote(
    _ credential: borrowing Credential, of connection: StoredConnection, grantedBy grant: Grant,
    accountName: String?, at now: Int64
  ) throws -> UInt64 {
    let number = try stage(credential, of: connection, accountName: accountName, at: now)
    guard let staged = try read({ try self.connection(connection.reference) }) else {
      throw VaultError.noSuchConnection
    }
    try promote(number, of: staged, grantedBy: grant, at: now)
    return number
  }
}
