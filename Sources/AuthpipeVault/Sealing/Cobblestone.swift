package import AuthpipeKit

/// Cobblestone-256 (c2sp.org/chunked-encryption, version 1): seals a message under a fresh
/// one-use AES-256-GCM key, committed to, and bound to a context.
package enum Cobblestone {
  static let saltLength = 24
  static let commitmentLength = 32
  static let chunkLength = 16_384

  /// Bytes that a message of one chunk is longer than its plaintext.
  package static let overhead = saltLength + commitmentLength + AESGCM.tagLength

  private static let info: StaticString = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM"

  /// Seals `plaintext` with a random salt.
  package static func seal(
    _ plaintext: UnsafeRawBufferPointer, key: borrowing SecretBytes, context: [UInt8]
  ) throws -> [UInt8] {
    try seal(plaintext, key: key, context: context, salt: RandomBytes.make(saltLength))
  }

  /// Seals with a given salt: for known answers only, since a salt must never serve twice.
  static func seal(
    _ plaintext: UnsafeRawBufferPointer, key: borrowing SecretBytes, context: [UInt8], salt: [UInt8]
  ) throws -> [UInt8] {
    let derived = try derive(key: key, salt: salt, context: context)
    return try derived.withBytes { okm in
      var message = salt + okm[44..<76]
      var offset = 0
      var counter: UInt64 = 0
      repeat {
        let chunk = UnsafeRawBufferPointer(
          rebasing: plaintext[offset..<min(offset + chunkLength, plaintext.count)])
        message += try nonce(okm, counter).withUnsafeBytes { nonce in
          try AESGCM.seal(
            chunk, key: UnsafeRawBufferPointer(rebasing: okm[..<32]), nonce: nonce,
            associatedData: .init(start: nil, count: 0))
        }
        offset += chunkLength
        counter += 1
      } while offset <= plaintext.count
      return message
    }
  }

  /// Opens `message`, or fails with no plaintext. The commitment is compared first.
  package static func open(
    _ message: UnsafeRawBufferPointer, key: borrowing SecretBytes, context: [UInt8]
  ) throws -> SecretBytes {
    guard message.count >= overhead else { throw CryptographyError.parameters }
    var plaintext = try SecretBytes(capacity: message.count - overhead)
    try open(message, key: key, context: context) { plaintext.append($0) }
    return plaintext
  }

  /// Lends the plaintext of `message` to `body` chunk by chunk. What was lent counts for nothing
  /// unless this returns: a later chunk can be altered, or missing.
  static func open(
    _ message: UnsafeRawBufferPointer, key: borrowing SecretBytes, context: [UInt8],
    chunks body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard message.count >= saltLength + commitmentLength else { throw CryptographyError.parameters }
    let derived = try derive(key: key, salt: Array(message[..<saltLength]), context: context)
    try derived.withBytes { okm in
      let commitment = message[saltLength..<(saltLength + commitmentLength)]
      guard
        constantTimeEquals(
          UnsafeRawBufferPointer(rebasing: commitment),
          UnsafeRawBufferPointer(rebasing: okm[44..<76]))
      else { throw CryptographyError.authenticationFailed }
      var offset = saltLength + commitmentLength
      var counter: UInt64 = 0
      let fullChunk = chunkLength + AESGCM.tagLength
      repeat {
        let end = min(offset + fullChunk, message.count)
        // A message that stops after a full chunk was cut: the last is always shorter.
        guard end - offset >= AESGCM.tagLength else { throw CryptographyError.authenticationFailed }
        let chunk = try nonce(okm, counter).withBytes { nonce in
          try AESGCM.open(
            UnsafeRawBufferPointer(rebasing: message[offset..<end]),
            key: UnsafeRawBufferPointer(rebasing: okm[..<32]), nonce: nonce,
            associatedData: .init(start: nil, count: 0))
        }
        try chunk.withBytes(body)
        offset += fullChunk
        counter += 1
      } while offset <= message.count
    }
  }

  private static func derive(
    key: borrowing SecretBytes, salt: [UInt8], context: [UInt8]
  ) throws -> SecretBytes {
    // HKDF takes keys of any length; the scheme does not.
    guard key.count == AESGCM.keyLength else { throw CryptographyError.parameters }
    var writer = ByteWriter(label: info)
    writer.add(salt)
    writer.add(context)
    return try key.withBytes { try HKDF.expand(.sha512, key: $0, info: writer.bytes, count: 76) }
  }

  private static func nonce(_ okm: UnsafeRawBufferPointer, _ counter: UInt64) -> [UInt8] {
    var nonce = Array(okm[32..<44])
    withUnsafeBytes(of: counter.bigEndian) { counter in
      for index in 0..<8 { nonce[4 + index] ^= counter[index] }
    }
    return nonce
  }
}
