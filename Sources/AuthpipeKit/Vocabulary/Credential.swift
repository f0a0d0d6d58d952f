/// The set of secrets of one version of a connection.
package struct Credential: ~Copyable {
  package var accessToken: SecretBytes
  package var clientID: SecretBytes?
  package var clientSecret: SecretBytes?
  package var webhookSecret: SecretBytes?

  /// Gathers the secrets; only the access token is required.
  package init(
    accessToken: consuming SecretBytes, clientID: consuming SecretBytes? = nil,
    clientSecret: consuming SecretBytes? = nil, webhookSecret: consuming SecretBytes? = nil
  ) {
    self.accessToken = accessToken
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.webhookSecret = webhookSecret
  }

  /// Lends every field that is there to `body`, in the order of their numbers.
  package borrowing func forEachField(
    _ body: (CredentialField, borrowing SecretBytes) throws -> Void
  ) rethrows {
    try body(.accessToken, accessToken)
    try Self.lend(clientID, as: .clientID, to: body)
    try Self.lend(clientSecret, as: .clientSecret, to: body)
    try Self.lend(webhookSecret, as: .webhookSecret, to: body)
  }

  private static func lend(
    _ secret: borrowing SecretBytes?, as field: CredentialField,
    to body: (CredentialField, borrowing SecretBytes) throws -> Void
  ) rethrows {
    switch secret {
    case .some(let secret): try body(field, secret)
    case .none: return
    }
  }
}
