internal import COpenSSL

/// AES-256-GCM with 96-bit nonces and 128-bit tags, the only shape authpipe uses.
package enum AESGCM {
  package static let keyLength = 32
  package static let nonceLength = 12
  package static let tagLength = 16

  /// Encrypts `plaintext` and returns ciphertext followed by tag.
  package static func seal(
    _ plaintext: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer,
    nonce: UnsafeRawBufferPointer, associatedData: UnsafeRawBufferPointer
  ) throws -> [UInt8] {
    let context = try Cipher(key: key, nonce: nonce, encrypting: true)
    try context.authenticate(associatedData)
    return try [UInt8](unsafeUninitializedCapacity: plaintext.count + tagLength) { out, count in
      let ciphertext = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(out)[..<plaintext.count])
      try context.update(plaintext, into: ciphertext)
      try context.finish()
      try context.readTag(into: out.baseAddress! + plaintext.count)
      count = plaintext.count + tagLength
    }
  }

  /// Decrypts ciphertext followed by tag into the secure heap, or fails with no plaintext.
  package static func open(
    _ sealed: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer,
    nonce: UnsafeRawBufferPointer, associatedData: UnsafeRawBufferPointer
  ) throws -> SecretBytes {
    guard sealed.count >= tagLength else { throw CryptographyError.parameters }
    let ciphertext = UnsafeRawBufferPointer(rebasing: sealed[..<(sealed.count - tagLength)])
    let tag = UnsafeRawBufferPointer(rebasing: sealed[(sealed.count - tagLength)...])
    let context = try Cipher(key: key, nonce: nonce, encrypting: false)
    try context.authenticate(associatedData)
    // The buffer is released, and so wiped, when the tag does not fit.
    return try SecretBytes(count: ciphertext.count) { out in
      try context.update(ciphertext, into: out)
      try context.expect(tag)
      do { try context.finish() } catch { throw CryptographyError.authenticationFailed }
    }
  }
}

/// One pass of the cipher. A class, so that its context is freed on every way out.
private final class Cipher {
  private let context: OpaquePointer

  // As with HKDF: looked up once and never changed.
  nonisolated(unsafe) private static let algorithm: OpaquePointer? =
    SecureHeap.protection == .none ? nil : authpipe_aes_256_gcm()

  init(key: UnsafeRawBufferPointer, nonce: UnsafeRawBufferPointer, encrypting: Bool) throws {
    guard key.count == AESGCM.keyLength, nonce.count == AESGCM.nonceLength else {
      throw CryptographyError.parameters
    }
    guard let algorithm = Self.algorithm, let context = EVP_CIPHER_CTX_new() else {
      throw CryptographyError.library
    }
    self.context = context
    guard
      EVP_CipherInit_ex2(
        context, algorithm, key.bytePointer, nonce.bytePointer, encrypting ? 1 : 0, nil)
        == 1
    else { throw CryptographyError.library }
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  func authenticate(_ data: UnsafeRawBufferPointer) throws {
    guard !data.isEmpty else { return }
    var written: Int32 = 0
    guard EVP_CipherUpdate(context, nil, &written, data.bytePointer, Int32(data.count)) == 1 else {
      throw CryptographyError.library
    }
  }

  func update(_ input: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer) throws {
    guard !input.isEmpty else { return }
    var written: Int32 = 0
    guard
      EVP_CipherUpdate(
        context, out.bytePointer, &written, input.bytePointer, Int32(input.count)) == 1,
      Int(written) == input.count
    else { throw CryptographyError.library }
  }

  func expect(_ tag: UnsafeRawBufferPointer) throws {
    let tagPointer = UnsafeMutableRawPointer(mutating: tag.baseAddress)
    guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), tagPointer) == 1
    else { throw CryptographyError.library }
  }

  func finish() throws {
    var written: Int32 = 0
    var none: UInt8 = 0
    guard EVP_CipherFinal_ex(context, &none, &written) == 1 else {
      throw CryptographyError.library
    }
  }

  func readTag(into tag: UnsafeMutablePointer<UInt8>) throws {
    guard
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(AESGCM.tagLength), tag) == 1
    else { throw CryptographyError.library }
  }
}

extension UnsafeRawBufferPointer {
  /// The first byte as libcrypto wants it; nil for an empty buffer.
  var bytePointer: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}

extension UnsafeMutableRawBufferPointer {
  /// The first byte as libcrypto wants it; nil for an empty buffer.
  var bytePointer: UnsafeMutablePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
