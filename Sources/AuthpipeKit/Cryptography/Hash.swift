internal import COpenSSL

/// Message digests.
package enum Hash {
  /// SHA-256 of `bytes`.
  package static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { out, count in
      SHA256(bytes.bytePointer, bytes.count, out.baseAddress)
      count = 32
    }
  }

  /// SHA-512 of `bytes`.
  package static func sha512(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64) { out, count in
      SHA512(bytes.bytePointer, bytes.count, out.baseAddress)
      count = 64
    }
  }
}
