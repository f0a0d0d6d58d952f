/// The secrets of an app, which serves many stores: it has no token of its own.
package struct AppCredential: ~Copyable {
  package let clientID: SecretBytes
  package let clientSecret: SecretBytes

  /// Gathers both; the client ID is public and kept with the other because they belong together.
  package init(clientID: consuming SecretBytes, clientSecret: consuming SecretBytes) {
    self.clientID = clientID
    self.clientSecret = clientSecret
  }

  /// Lends both to `body`, in the order of their numbers.
  package borrowing func forEachField(
    _ body: (CredentialField, borrowing SecretBytes) throws -> Void
  ) rethrows {
    try body(.clientID, clientID)
    try body(.clientSecret, clientSecret)
  }
}
