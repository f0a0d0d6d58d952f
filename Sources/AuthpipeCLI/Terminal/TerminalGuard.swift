internal import Glibc

/// Puts a terminal back as it was, whatever ends the question that is asked on it.
struct TerminalGuard {
  private static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  // What the signal handler needs. A handler may touch only what is in place before it runs.
  nonisolated(unsafe) private static var guarded: Int32 = -1
  nonisolated(unsafe) private static var saved = termios()

  private let before: [(signal: Int32, action: sigaction)]

  /// Keeps how the terminal is set, and puts it back when a signal ends this process.
  init(_ descriptor: Int32) throws {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { throw Terminal.Fault.failed(code: errno) }
    Self.saved = settings
    Self.guarded = descriptor

    // Ctrl-C must not leave the shell without echo. The signal can arrive on any thread, so
    // the handler itself puts the terminal right (both calls are async-signal-safe) and leaves.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      tcsetattr(TerminalGuard.guarded, TCSAFLUSH, &TerminalGuard.saved)
      _ = write(TerminalGuard.guarded, "\n", 1)
      _exit(128 + signal)
    }
    before = Self.endings.map { signal in
      var old = sigaction()
      sigaction(signal, &action, &old)
      return (signal, old)
    }
  }

  /// Shows nothing of what is typed, until the terminal is put back.
  func turnEchoOff() throws {
    var settings = Self.saved
    settings.c_lflag &= ~tcflag_t(ECHO)
    settings.c_lflag |= tcflag_t(ICANON | ISIG)
    // Stopped by Ctrl-Z, the shell would be left without echo as well.
    withUnsafeMutableBytes(of: &settings.c_cc) { $0[Int(VSUSP)] = 0 }
    guard tcsetattr(Self.guarded, TCSAFLUSH, &settings) == 0 else {
      throw Terminal.Fault.failed(code: errno)
    }
  }

  /// Puts the terminal back, unless another program has it now.
  func restore() {
    guard tcgetpgrp(Self.guarded) == getpgrp() else { return }
    tcsetattr(Self.guarded, TCSAFLUSH, &Self.saved)
  }

  /// Lets signals end this process as before.
  func disarm() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
  }
}
