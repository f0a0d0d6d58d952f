internal import COpenSSL

/// HMAC-SHA-256 over a message given piece by piece.
package struct MessageAuthentication: ~Copyable {
  package static let codeLength = 32
  private let context: OpaquePointer

  // As with HKDF: looked up once, immutable, reference counted by libcrypto.
  nonisolated(unsafe) private static let algorithm: OpaquePointer? =
    SecureHeap.protection == .none ? nil : EVP_MAC_fetch(nil, "HMAC", nil)

  /// Starts a code under `key`.
  package init(key: borrowing SecretBytes) throws {
    guard let algorithm = Self.algorithm, let context = EVP_MAC_CTX_new(algorithm) else {
      throw CryptographyError.library
    }
    let started = key.withBytes { key in
      authpipe_hmac_sha256_start(context, key.baseAddress, key.count)
    }
    guard started == 1 else {
      EVP_MAC_CTX_free(context)
      throw CryptographyError.library
    }
    self.context = context
  }

  deinit { EVP_MAC_CTX_free(context) }

  /// Adds `bytes` to the message.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) throws {
    guard EVP_MAC_update(context, bytes.bytePointer, bytes.count) == 1 else {
      throw CryptographyError.library
    }
  }

  /// Adds `bytes` to the message.
  package mutating func update(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try update($0) }
  }

  /// Ends the message and returns its code.
  package consuming func finish() throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: Self.codeLength) { out, count in
      guard EVP_MAC_final(context, out.baseAddress, &count, Self.codeLength) == 1 else {
        count = 0
        throw CryptographyError.library
      }
    }
  }

  /// The code of a whole message.
  package static func code(for message: [UInt8], key: borrowing SecretBytes) throws -> [UInt8] {
    var code = try MessageAuthentication(key: key)
    try code.update(message)
    return try code.finish()
  }
}
