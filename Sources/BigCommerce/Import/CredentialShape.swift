package import AuthpipeKit

/// The forms in which BigCommerce's values have been seen: for warnings, never for refusal.
///
/// Values look like 160-bit numbers in base 36, and client secrets like 64 hexadecimal digits
/// (observed); nothing is documented.
package enum CredentialShape {
  /// Whether `bytes` is unlike the values seen in `field`. A webhook secret has no form.
  package static func looksUnusual(
    _ field: CredentialField, _ bytes: UnsafeRawBufferPointer
  ) -> Bool {
    switch field {
    case .accessToken:
      !((25...40).contains(bytes.count) && bytes.allSatisfy { isLowerCase($0) || isDigit($0) })
    case .clientID:
      !((25...40).contains(bytes.count) && bytes.allSatisfy(isAlphanumeric))
    case .clientSecret:
      !((25...128).contains(bytes.count) && bytes.allSatisfy { isLowerCase($0) || isDigit($0) })
    case .webhookSecret:
      false
    }
  }
}
