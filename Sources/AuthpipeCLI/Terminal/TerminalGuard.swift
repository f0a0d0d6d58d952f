internal import Glibc

/// Puts a terminal back as it was, whatever ends the question that is asked on it.
struct TerminalGuard {
  private static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
  /// SIG_IGN as a number, since functions cannot be compared.
  private static let ignored = 1

  // What the signal handler needs. A handler may touch only what is in place before it runs.
  nonisolated(unsafe) private static var guarded: Int32 = -1
  // Behind a pointer: a handler that comes while a variable is being used traps.
  nonisolated(unsafe) private static let saved = UnsafeMutablePointer<termios>.allocate(capacity: 1)

  private let before: [(signal: Int32, action: sigaction)]

  /// Keeps how the terminal is set, and puts it back when a signal ends this process.
  init(_ descriptor: Int32) throws {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { throw Terminal.Fault.failed(code: errno) }
    Self.saved.initialize(to: settings)
    Self.guarded = descriptor

    // Ctrl-C must not leave the shell without echo. The signal can arrive on any thread, so
    // the handler itself puts the terminal right (its calls are async-signal-safe) and leaves.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      // A job in the background would be stopped by what it does to the terminal, and never end.
      if tcgetpgrp(TerminalGuard.guarded) == getpgrp() {
        tcsetattr(TerminalGuard.guarded, TCSAFLUSH, TerminalGuard.saved)
        _ = write(TerminalGuard.guarded, "\n", 1)
      }
      _exit(128 + signal)
    }
    before = Self.endings.map { signal in
      var old = sigaction()
      sigaction(signal, nil, &old)
      // What nohup has ignored stays ignored.
      if unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) != Self.ignored {
        sigaction(signal, &action, nil)
      }
      return (signal, old)
    }
  }

  /// Shows nothing of what is typed, until the terminal is put back.
  func turnEchoOff() throws {
    var settings = Self.saved.pointee
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
    tcsetattr(Self.guarded, TCSAFLUSH, Self.saved)
  }

  /// Lets signals end this process as before.
  func disarm() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
  }
}
