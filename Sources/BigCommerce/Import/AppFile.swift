package import AuthpipeKit

/// What a file says of an app: the two values that the developer portal shows, under the names
/// that a credentials file, a `.env` or JSON has for them.
package struct AppFile: ~Copyable {
  package let clientID: SecretBytes?
  package let clientSecret: SecretBytes?
  /// Whether there is an access token: an app has none, and the file is an API account's.
  package let holdsToken: Bool
  /// Whether the file holds more than what was read of it.
  package let holdsMore: Bool

  /// Reads a file; throws `CredentialsFile.Fault`, or `SecretMemoryError`.
  package init(parsing bytes: borrowing SecretBytes) throws {
    self = try bytes.withBytes { try Self(reading: $0) }
  }

  private init(reading bytes: UnsafeRawBufferPointer) throws {
    let found = try FoundValues(in: bytes)
    let id = try CredentialsFile.secret(found[.clientID])
    let secret = try CredentialsFile.secret(found[.clientSecret])
    clientID = id
    clientSecret = secret
    holdsToken = found[.accessToken] != nil
    holdsMore = found.areNotAll || found[.webhookSecret] != nil
  }
}
