/// What a secret must look like before it may be stored or sent.
package enum SecretShape {
  /// Secrets are at most this many bytes (vault-format: "Secrets are at most 8,192 bytes").
  package static let longestSecret = 8_192

  /// Access tokens are at most this many bytes.
  package static let longestToken = 4_096

  /// What is wrong with a token, without the token.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    case lineBreak
    case whitespace
    case notVisibleASCII
  }

  /// Finds what keeps `bytes` from being sent as a header value, or nil.
  ///
  /// URLSession on Linux silently drops a header whose value holds CR or LF and sends the
  /// request without a token, so nothing but visible ASCII (0x21–0x7e) is a token.
  package static func fault(inToken bytes: UnsafeRawBufferPointer) -> Fault? {
    if bytes.isEmpty { return .empty }
    if bytes.count > longestToken { return .tooLong(limit: longestToken) }
    for byte in bytes {
      switch byte {
      case 0x21...0x7e: continue
      case 0x0a, 0x0d: return .lineBreak
      case 0x20, 0x09: return .whitespace
      default: return .notVisibleASCII
      }
    }
    return nil
  }
}
