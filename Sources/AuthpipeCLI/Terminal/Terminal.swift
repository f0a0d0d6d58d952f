internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// The controlling terminal, on which questions are asked even when input and output are piped.
struct Terminal {
  /// Why a question was not answered.
  enum Fault: Error {
    case ended
    case failed(code: Int32)
  }

  private let descriptor: Int32

  /// The controlling terminal, or nil when there is none.
  init?() {
    descriptor = authpipe_open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY, 0)
    guard descriptor >= 0 else { return nil }
  }

  /// Keeps how the terminal is set, while a program runs that may leave it otherwise.
  func guardSettings() throws -> TerminalGuard { try TerminalGuard(descriptor) }

  /// Asks for one line that may be seen.
  func ask(_ question: String, limit: Int = 1_024) throws -> String {
    let line = try readLine(question, limit: limit)
    return line.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  // One thread asks, on the one terminal that there is.
  nonisolated(unsafe) private static var isQuiet = false
  nonisolated(unsafe) private static var quieted: TerminalGuard?

  /// Runs `body`, and from the first secret that it asks for shows nothing of what is typed until
  /// it has ended: a key is derived from a passphrase for a moment, and somebody types on.
  static func quietly<R: ~Copyable>(_ body: () throws -> R) throws -> R {
    guard !isQuiet else { return try body() }
    isQuiet = true
    defer {
      quieted?.restore()
      quieted?.disarm()
      (isQuiet, quieted) = (false, nil)
    }
    return try body()
  }

  /// Asks for one line without showing what is typed.
  func askSecret(_ question: String, limit: Int) throws -> SecretBytes {
    defer { write("\n") }
    guard Self.quieted == nil else {
      // Typed before there was a question, it is no answer.
      tcflush(descriptor, TCIFLUSH)
      return try readLine(question, limit: limit)
    }
    let settings = try TerminalGuard(descriptor)
    if Self.isQuiet { Self.quieted = settings }
    defer {
      if !Self.isQuiet {
        settings.restore()
        settings.disarm()
      }
    }
    try settings.turnEchoOff()
    return try readLine(question, limit: limit)
  }

  private func readLine(_ question: String, limit: Int) throws -> SecretBytes {
    write(question)
    var line = try SecretBytes(capacity: limit)
    while line.room > 0 {
      let count = try line.appendReading { (room) throws(Fault) -> Int in
        while true {
          let one = UnsafeMutableRawBufferPointer(rebasing: room[..<1])
          let count = read(descriptor, one.baseAddress, 1)
          if count >= 0 { return count }
          guard errno == EINTR else { throw .failed(code: errno) }
        }
      }
      if count == 0 { throw Fault.ended }
      if line.withBytes({ $0.last == 0x0a }) {
        line.truncate(to: line.count - 1)
        return line
      }
    }
    throw CommandFault.inputTooLarge(limit: limit)
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
