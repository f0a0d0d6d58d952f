internal import AuthpipeKit

/// A sealed value as a column holds it: format byte, epoch, Cobblestone message.
enum SealedBlob {
  static let version: UInt8 = 1

  /// Bytes that a blob is longer than what it seals.
  static let overhead = 1 + 4 + Cobblestone.overhead

  static func seal(
    _ plaintext: UnsafeRawBufferPointer, epoch: UInt32, key: borrowing SecretBytes,
    context: [UInt8]
  ) throws -> [UInt8] {
    var writer = ByteWriter()
    writer.add(version)
    writer.add(epoch)
    writer.add(try Cobblestone.seal(plaintext, key: key, context: context))
    return writer.bytes
  }

  /// Opens `blob` if it is of `epoch`; any difference is an authentication failure.
  static func open(
    _ blob: [UInt8], epoch: UInt32, key: borrowing SecretBytes, context: [UInt8]
  ) throws -> SecretBytes {
    var reader = ByteReader(blob)
    guard let format = try? reader.integer(UInt8.self), format == version,
      let writtenEpoch = try? reader.integer(UInt32.self), writtenEpoch == epoch
    else { throw CryptographyError.authenticationFailed }
    return try blob.withBytes { blob in
      try Cobblestone.open(UnsafeRawBufferPointer(rebasing: blob[5...]), key: key, context: context)
    }
  }
}
