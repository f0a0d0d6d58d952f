/// An app of the sandbox's developer portal, which stores install.
package struct SandboxApp: Sendable, Equatable {
  package let clientID: String
  package let clientSecret: String
  /// Its auth callback URL.
  package internal(set) var redirectURI: String
  /// What it asks for.
  package internal(set) var scopes: Set<String>

  init(redirectURI: String, scopes: Set<String>, using source: inout SandboxRandomness) {
    self.redirectURI = redirectURI
    self.scopes = scopes
    clientID = source.base36(31)
    clientSecret = source.hexadecimal(64)
  }

  /// The two values as a file that `app add --from` reads.
  package var file: String { "CLIENT ID: \(clientID)\nCLIENT SECRET: \(clientSecret)\n" }
}

/// What a merchant agreed to, until it is redeemed.
struct SandboxCode: Sendable {
  let clientID: String
  /// Nil where the merchant agreed for itself and not for a store.
  let store: String?
  let scopes: Set<String>
  let challenge: String?
  var isUsed = false

  /// The scopes as they stand in an address.
  var scopeText: String { scopes.sorted().joined(separator: " ") }
}
