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
  package borrowing func forEachField<E: Error>(
    _ body: (CredentialField, borrowing SecretBytes) throws(E) -> Void
  ) throws(E) {
    try body(.accessToken, accessToken)
    if clientID != nil { try body(.clientID, clientID!) }
    if clientSecret != nil { try body(.clientSecret, clientSecret!) }
    if webhookSecret != nil { try body(.webhookSecret, webhookSecret!) }
  }
}
