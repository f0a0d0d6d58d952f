internal import CSystem
internal import Glibc

/// How a program ended, as wait(2) tells it.
struct ProgramEnd {
  private let status: Int32

  init(_ status: Int32) {
    self.status = status
  }

  /// Ends this process the same way, by the same signal where one ended the program.
  func take() -> Never {
    let signal = status & 0x7f
    guard signal != 0 else { exit(status >> 8 & 0xff) }
    Glibc.signal(signal, SIG_DFL)
    authpipe_unblock_signals()
    kill(getpid(), signal)
    exit(128 + signal)
  }
}
