internal import AuthpipeKit
internal import Glibc

/// Standard output or standard error, written without a buffer in between.
struct StandardStream {
  let descriptor: Int32

  var isTerminal: Bool { isatty(descriptor) != 0 }

  /// Writes all of `bytes`, or fails.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ProgramFault.outputFailed(code: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes words that nothing depends on.
  func writeBestEffort(_ text: String) {
    try? write(text)
  }
}
