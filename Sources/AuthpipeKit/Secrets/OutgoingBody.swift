/// The body of a request, which may hold secrets.
///
/// A short one lies in the secure heap. That heap has a fixed size and is for many secrets at once;
/// a long one lies in memory that is wiped on release, and is kept out of core dumps with the rest
/// of the process.
package enum OutgoingBody: Sendable {
  /// At most `longestSecret` bytes.
  case secret(SharedSecret)
  /// At most `longest` bytes.
  case long(WipedBytes)

  /// The longest body that is held where secrets are, in bytes.
  package static let longestSecret = RequestBody.longest
  /// The longest body, in bytes: the process that sends it holds it twice.
  package static let longest = 16 << 20

  /// How many bytes there are.
  package var count: Int {
    switch self {
    case .secret(let secret): secret.bytes.count
    case .long(let bytes): bytes.count
    }
  }

  /// Makes `count` bytes and lets `fill` write them.
  package init<E: Error>(
    count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void
  ) throws {
    if count <= Self.longestSecret {
      self = .secret(SharedSecret(try SecretBytes(count: count, filledBy: fill)))
    } else {
      let bytes = WipedBytes(capacity: count)
      try bytes.fill(fill)
      self = .long(bytes)
    }
  }

  /// Lends the bytes for the duration of `body`.
  package func withBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    switch self {
    case .secret(let secret): try secret.bytes.withBytes(body)
    case .long(let bytes): try bytes.withBytes(body)
    }
  }
}
