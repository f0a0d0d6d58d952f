internal import AuthpipeKit

/// Text with secrets in it that is put together in secure memory, and grows there.
struct SecretText: ~Copyable {
  private var bytes: SecretBytes

  init() throws {
    bytes = try SecretBytes(capacity: 1_024)
  }

  mutating func append(_ text: String) throws {
    var text = text
    try text.withUTF8 { try append(UnsafeRawBufferPointer($0)) }
  }

  mutating func append(_ byte: UInt8) throws {
    try makeRoom(for: 1)
    bytes.append(byte)
  }

  mutating func append(_ more: UnsafeRawBufferPointer) throws {
    try makeRoom(for: more.count)
    bytes.append(more)
  }

  mutating func append(_ secret: borrowing SecretBytes) throws {
    try makeRoom(for: secret.count)
    secret.withBytes { bytes.append($0) }
  }

  /// Appends each byte of `secret`, or what `replacement` has in its place.
  mutating func append(
    _ secret: borrowing SecretBytes, replacing replacement: (UInt8) -> String?
  ) throws {
    try secret.withBytes { source in
      for byte in source {
        if let text = replacement(byte) { try append(text) } else { try append(byte) }
      }
    }
  }

  /// Lends the bytes for the duration of `body`.
  borrowing func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try bytes.withBytes(body)
  }

  /// What was put together, in memory of its own.
  borrowing func copy() throws -> SecretBytes { try bytes.copy() }

  private mutating func makeRoom(for count: Int) throws {
    guard bytes.room < count else { return }
    var more = try SecretBytes(capacity: 2 * (bytes.count + count))
    bytes.withBytes { more.append($0) }
    bytes = more
  }
}
