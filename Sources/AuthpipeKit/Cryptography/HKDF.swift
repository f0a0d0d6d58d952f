internal import COpenSSL

/// HKDF (RFC 5869): derives keys from a key.
package enum HKDF {
  /// The hash that HKDF is built on.
  package enum Digest: String, Sendable {
    case sha256 = "SHA256"
    case sha512 = "SHA512"
  }

  /// Extract and expand: `count` bytes from an input key with a salt.
  package static func derive(
    _ digest: Digest, inputKey: UnsafeRawBufferPointer, salt: [UInt8], info: [UInt8], count: Int
  ) throws -> SecretBytes {
    let algorithm = try fetched()
    return try SecretBytes(count: count) { out in
      guard
        authpipe_hkdf(
          algorithm, EVP_KDF_HKDF_MODE_EXTRACT_AND_EXPAND, digest.rawValue, inputKey.baseAddress,
          inputKey.count, salt, salt.count, info, info.count, out.baseAddress, count) == 1
      else { throw CryptographyError.parameters }
    }
  }

  /// Expand alone: `count` bytes from a key that is already uniformly random.
  package static func expand(
    _ digest: Digest, key: UnsafeRawBufferPointer, info: [UInt8], count: Int
  ) throws -> SecretBytes {
    let algorithm = try fetched()
    return try SecretBytes(count: count) { out in
      guard
        authpipe_hkdf(
          algorithm, EVP_KDF_HKDF_MODE_EXPAND_ONLY, digest.rawValue, key.baseAddress, key.count,
          nil, 0, info, info.count, out.baseAddress, count) == 1
      else { throw CryptographyError.parameters }
    }
  }

  // Looking an algorithm up costs more than running it. An EVP_KDF is immutable and reference
  // counted by libcrypto; the arena starts libcrypto without its configuration file first.
  nonisolated(unsafe) private static let algorithm: OpaquePointer? =
    SecureHeap.protection == .none ? nil : EVP_KDF_fetch(nil, "HKDF", nil)

  private static func fetched() throws -> OpaquePointer {
    guard let algorithm else { throw CryptographyError.library }
    return algorithm
  }
}
