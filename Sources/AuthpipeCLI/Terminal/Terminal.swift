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

  /// Asks for one line without showing what is typed.
  func askSecret(_ question: String, limit: Int) throws -> SecretBytes {
    let settings = try TerminalGuard(descriptor)
    defer {
      settings.restore()
      settings.disarm()
      write("\n")
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
