extension [UInt8] {
  /// Lends the bytes for the duration of `body`, which may return what cannot be copied.
  package func withBytes<R: ~Copyable, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try span.withUnsafeBytes(body)
  }
}
