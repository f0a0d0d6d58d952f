internal import Glibc

/// The terminal that somebody sits at, while what is typed goes to a program behind another one.
final class RawTerminal {
  let descriptor: Int32
  private var saved = termios()
  private(set) var isRaw = false

  /// The first terminal among the standard streams; nil where there is none.
  init?() {
    guard let descriptor = (Int32(0)...2).first(where: { isatty($0) != 0 }) else { return nil }
    self.descriptor = descriptor
    guard tcgetattr(descriptor, &saved) == 0 else { return nil }
  }

  /// Whether what is typed is for us: a job in the background must leave the terminal alone.
  private var isOurs: Bool { tcgetpgrp(descriptor) == getpgrp() }

  /// Passes every key on, Ctrl-C and Ctrl-Z too, where the terminal is ours.
  func makeRaw() {
    guard !isRaw, isOurs else { return }
    tcgetattr(descriptor, &saved)
    var settings = saved
    cfmakeraw(&settings)
    isRaw = tcsetattr(descriptor, TCSADRAIN, &settings) == 0
  }

  /// Takes the terminal again after a stop, in which a shell may have set it as it likes.
  func resume() {
    isRaw = false
    makeRaw()
  }

  /// Puts the terminal back as it was.
  func restore() {
    guard isRaw else { return }
    isRaw = false
    guard isOurs else { return }
    tcsetattr(descriptor, TCSADRAIN, &saved)
  }
}
