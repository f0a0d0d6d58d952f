internal import COpenSSL

/// Bytes in ordinary memory, wiped when the last owner lets go.
package final class WipedBytes: @unchecked Sendable, CustomReflectable {
  // @unchecked: written only while it is filled, by the one that made it.
  private let memory: UnsafeMutableRawBufferPointer

  /// How many bytes are in use.
  package private(set) var count = 0

  /// Makes room for `capacity` bytes. The system gives memory when it is written to, and not before.
  package init(capacity: Int) {
    memory = .allocate(byteCount: max(capacity, 1), alignment: 1)
  }

  deinit {
    OPENSSL_cleanse(memory.baseAddress, count)
    memory.deallocate()
  }

  package var customMirror: Mirror { Mirror(self, children: [:]) }

  /// Lends the bytes for the duration of `body`.
  package func withBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }

  /// Lets `body` write all of them.
  func fill<E: Error>(_ body: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
    count = memory.count
    try body(memory)
  }

  /// Lets `body` write into the unused room and say how many bytes it wrote, as `read(2)` does.
  package func appendReading<E: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(E) -> Int
  ) throws(E) -> Int {
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[count...])
    let written = try body(room)
    precondition((0...room.count).contains(written), "more was written than there was room for")
    count += written
    return written
  }
}
