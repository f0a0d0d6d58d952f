internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// A key command that runs, with the pipe that it prints into.
struct KeyCommandRun: ~Copyable {
  /// How long a program may take to end once it was asked to.
  private static let grace = Duration.milliseconds(500)
  /// Exit status 255, as wait(2) tells it.
  private static let unknownEnd: Int32 = 255 << 8

  private let process: pid_t
  private let output: Int32
  /// How it ended, as wait(2) tells it; from then on its number may be another process's.
  private var end: Int32?

  /// `output` is the pipe's reading end, which does not block.
  init(process: pid_t, output: Int32) {
    self.process = process
    self.output = output
  }

  deinit { close(output) }

  /// Waits for the end of the program, and returns what it printed if it ended well.
  mutating func result(
    into room: consuming SecretBytes, within seconds: Int
  ) throws -> SecretBytes {
    var text = room
    let status: Int32
    do {
      status = try readToEnd(into: &text, within: seconds)
    } catch {
      stop()
      throw error
    }
    guard status & 0x7f == 0 else { throw KeyFault.commandKilled(signal: status & 0x7f) }
    guard status == 0 else { throw KeyFault.commandFailed(status: status >> 8 & 0xff) }
    return text
  }

  /// Reads until the program has ended, and returns how, as wait(2) tells it.
  ///
  /// The end is the program's own, not the pipe's: a daemon that it left behind may hold that.
  private mutating func readToEnd(into text: inout SecretBytes, within seconds: Int) throws -> Int32
  {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var isOpen = true
    while true {
      // In this order: what was printed before the end is there to be read after it.
      let status = ended()
      if isOpen { isOpen = try readOn(into: &text) }
      if let status { return status }
      guard ContinuousClock.now < deadline else {
        throw KeyFault.commandOutOfTime(seconds: seconds)
      }
      var waiting = pollfd(fd: isOpen ? output : -1, events: Int16(POLLIN), revents: 0)
      // The end of a program wakes nobody while its pipe is held; mostly it follows the pipe's.
      poll(&waiting, 1, isOpen ? 20 : 1)
    }
  }

  /// Reads what there is, and says whether there may be more.
  private func readOn(into text: inout SecretBytes) throws -> Bool {
    while text.room > 0 {
      var isBlocked = false
      let count = try text.appendReading { (room) throws(KeyFault) -> Int in
        while true {
          let count = read(output, room.baseAddress, room.count)
          if count >= 0 { return count }
          let code = errno
          if code == EINTR { continue }
          isBlocked = code == EAGAIN
          guard isBlocked else { throw .cannotRead(place: "the key command", code: code) }
          return 0
        }
      }
      if count == 0 { return isBlocked }
    }
    throw KeyFault.notAKey(place: "what the key command printed", .notAKeyString)
  }

  /// Asks the program to end, and makes it when it does not.
  private mutating func stop() {
    for signal in [SIGTERM, SIGKILL] where ended() == nil {
      kill(process, signal)
      let deadline = ContinuousClock.now + Self.grace
      while ContinuousClock.now < deadline {
        if ended() != nil { return }
        poll(nil, 0, 5)
      }
    }
  }

  /// How the program ended; nil while it runs.
  private mutating func ended() -> Int32? {
    guard end == nil else { return end }
    var status: Int32 = 0
    switch waitpid(process, &status, WNOHANG) {
    case 0: break
    case process: end = status
    // Somebody else has waited for it, and knows how it ended.
    case _ where errno != EINTR: end = Self.unknownEnd
    default: break
    }
    return end
  }
}
