/// Why a cryptographic operation gave no answer.
package enum CryptographyError: Error, Hashable, Sendable {
  /// The tag does not belong to this key, nonce, associated data and ciphertext.
  case authenticationFailed
  /// A length or parameter outside what the algorithm takes.
  case parameters
  /// libcrypto itself failed (no memory, no entropy, or an algorithm that is missing).
  case library
}
