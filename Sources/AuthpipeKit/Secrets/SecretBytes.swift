internal import COpenSSL

/// Secret bytes in the secure heap, wiped on release.
///
/// Not copyable, so that a secret has one place in memory; not printable and not encodable, so
/// that no log, error or description can hold it.
package struct SecretBytes: ~Copyable, @unchecked Sendable {
  // @unchecked: the memory is owned by this value alone and only mutated through `mutating`.
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int

  /// How many bytes are in use.
  package private(set) var count: Int

  /// Makes room for `capacity` bytes, all zero and none in use.
  package init(capacity: Int) throws(SecretMemoryError) {
    self.capacity = max(capacity, 1)
    memory = try SecureHeap.allocate(self.capacity)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: self.capacity)
    count = 0
  }

  /// Copies `source`.
  package init(copying source: UnsafeRawBufferPointer) throws(SecretMemoryError) {
    try self.init(capacity: source.count)
    append(source)
  }

  /// Makes `count` bytes and lets `fill` write them.
  package init<E: Error>(
    count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void
  ) throws {
    let size = max(count, 1)
    let memory = try SecureHeap.allocate(size)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    do {
      try fill(UnsafeMutableRawBufferPointer(start: memory, count: count))
    } catch {
      SecureHeap.release(memory, size)
      throw error
    }
    self.memory = memory
    capacity = size
    self.count = count
  }

  deinit { SecureHeap.release(memory, capacity) }

  /// Whether there are no bytes in use.
  package var isEmpty: Bool { count == 0 }

  /// How many more bytes fit.
  package var room: Int { capacity - count }

  /// Lends the bytes for the duration of `body`.
  package borrowing func withBytes<R: ~Copyable, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeRawBufferPointer(start: memory, count: count))
  }

  /// Appends `source`, which must fit into `room`.
  package mutating func append(_ source: UnsafeRawBufferPointer) {
    precondition(source.count <= room, "secret bytes do not grow")
    guard let start = source.baseAddress else { return }
    (memory + count).copyMemory(from: start, byteCount: source.count)
    count += source.count
  }

  /// Appends one byte, which must fit.
  package mutating func append(_ byte: UInt8) {
    withUnsafeBytes(of: byte) { append($0) }
  }

  /// Lets `fill` write into the unused room and say how many bytes it wrote, as `read(2)` does.
  package mutating func appendReading<E: Error>(
    _ fill: (UnsafeMutableRawBufferPointer) throws(E) -> Int
  ) throws(E) -> Int {
    let written = try fill(UnsafeMutableRawBufferPointer(start: memory + count, count: room))
    precondition(written >= 0 && written <= room, "more was written than there was room for")
    count += written
    return written
  }

  /// Keeps the first `newCount` bytes and wipes the rest.
  package mutating func truncate(to newCount: Int) {
    precondition(newCount <= count, "truncation cannot lengthen")
    OPENSSL_cleanse(memory + newCount, count - newCount)
    count = newCount
  }

  /// A second copy, in the secure heap as well.
  package borrowing func copy() throws(SecretMemoryError) -> SecretBytes {
    try withBytes { (bytes) throws(SecretMemoryError) in try SecretBytes(copying: bytes) }
  }

  /// Whether both hold the same bytes, compared in constant time.
  package borrowing func equals(_ other: borrowing SecretBytes) -> Bool {
    withBytes { mine in other.withBytes { constantTimeEquals(mine, $0) } }
  }
}

/// Whether two byte sequences are equal, in a time that depends on their length alone.
package func constantTimeEquals(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
  guard a.count == b.count else { return false }
  guard let first = a.baseAddress, let second = b.baseAddress else { return true }
  return CRYPTO_memcmp(first, second, a.count) == 0
}
