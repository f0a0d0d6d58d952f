internal import COpenSSL

/// scrypt (RFC 7914): derives a key from a passphrase, slowly and with much memory.
package enum Scrypt {
  /// Derives 32 bytes. `logN` is the base-2 logarithm of the cost.
  package static func derive(
    passphrase: UnsafeRawBufferPointer, salt: [UInt8], logN: UInt8, r: UInt8, p: UInt8
  ) throws -> SecretBytes {
    // libcrypto refuses more than 32 MiB by default; 2^17 needs 128 MiB and a little.
    let needed = 128 * Int(r) * ((1 << Int(logN)) + Int(p) + 2)
    return try SecretBytes(count: 32) { out in
      let result = salt.withUnsafeBytes { salt in
        EVP_PBE_scrypt(
          passphrase.baseAddress?.assumingMemoryBound(to: CChar.self), passphrase.count,
          salt.bytePointer, salt.count, 1 << UInt64(logN), UInt64(r), UInt64(p),
          UInt64(needed + (1 << 20)), out.bytePointer, out.count)
      }
      guard result == 1 else { throw CryptographyError.library }
    }
  }
}
