package import AuthpipeKit

/// A proof key for one authorization (PKCE, RFC 7636, method S256), and the state beside it.
///
/// BigCommerce documents neither; what is sent is tolerated, and nothing hangs on the proof key.
package struct ProofKey: Sendable {
  /// 43 characters, as the RFC recommends (section 4.1).
  private static let randomBytes = 32

  /// What the exchange shows.
  package let verifier: SharedSecret
  /// What the authorization shows: the verifier's digest (section 4.2).
  package let challenge: String

  /// Draws a new one.
  package init() throws {
    try self.init(verifier: Self.random())
  }

  /// The proof key of `verifier`.
  init(verifier: consuming SecretBytes) {
    let digest = verifier.withBytes { Hash.sha256($0) }
    challenge = String(decoding: Base64Text.forAddresses(digest), as: UTF8.self)
    self.verifier = SharedSecret(verifier)
  }

  /// A value that nobody can guess: 32 random bytes in the alphabet for addresses.
  package static func random() throws -> SecretBytes {
    let text = Base64Text.forAddresses(try RandomBytes.make(randomBytes))
    return try text.withBytes { try SecretBytes(copying: $0) }
  }
}
