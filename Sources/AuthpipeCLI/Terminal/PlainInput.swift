internal import Glibc

/// Reads a descriptor whole, for what is nobody's secret.
enum PlainInput {
  /// There is more to read than was wanted.
  struct TooLong: Error {}

  /// Reads `descriptor` to its end; `name` is what errors call it.
  static func read(_ descriptor: Int32, named name: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || StandardStream.waits(for: POLLIN, descriptor) { continue }
      guard count >= 0 else { throw CommandFault.unreadable(name, code: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw TooLong() }
    }
  }
}
