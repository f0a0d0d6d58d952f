internal import COpenSSL

/// Random bytes from libcrypto's generator, which the kernel seeds.
package enum RandomBytes {
  /// `count` public random bytes: ids, salts.
  package static func make(_ count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { out, filled in
      guard RAND_bytes(out.baseAddress, Int32(count)) == 1 else { throw CryptographyError.library }
      filled = count
    }
  }

  /// `count` secret random bytes: keys. They come from the generator kept for secrets.
  package static func makeSecret(_ count: Int) throws -> SecretBytes {
    try SecretBytes(count: count) { out in
      guard RAND_priv_bytes(out.bytePointer, Int32(count)) == 1 else {
        throw CryptographyError.library
      }
    }
  }
}
