import Foundation

/// A program on a terminal of its own: what a person would see, and what they would type.
final class PseudoTerminal {
  /// Why a conversation went no further.
  struct Stuck: Error, CustomStringConvertible {
    let description: String
  }

  // TIOCGPTN, TIOCSPTLCK and POSIX_SPAWN_SETSID, macros that Swift does not see.
  private static let getNumber: UInt = 0x8004_5430
  private static let setLock: UInt = 0x4004_5431
  private static let newSession: Int32 = 0x80

  private let mine: Int32
  private let its: Int32
  private let process: pid_t
  private var unread = ""

  /// Everything that was shown.
  private(set) var screen = ""

  /// Starts `path` with exactly this environment, in a new session on a new terminal.
  init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
    mine = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var number: Int32 = 0
    var locked: Int32 = 0
    guard mine >= 0, ioctl(mine, Self.getNumber, &number) == 0,
      ioctl(mine, Self.setLock, &locked) == 0
    else { throw Stuck(description: "no pseudo-terminal: \(errno)") }
    let name = "/dev/pts/\(number)"
    // Held open here as well, so that its settings outlive the program.
    its = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // In a new session the first terminal opened becomes the controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A job in the background has the interrupt ignored, a thread of Dispatch has it blocked, and
    // both are inherited.
    var endings = sigset_t()
    sigemptyset(&endings)
    posix_spawnattr_setsigmask(&attributes, &endings)
    for signal in [SIGINT, SIGQUIT, SIGHUP, SIGTERM] { sigaddset(&endings, signal) }
    posix_spawnattr_setsigdefault(&attributes, &endings)
    let signals = Int32(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(Self.newSession | signals))

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var started: pid_t = 0
    let result = posix_spawn(&started, path, &actions, &attributes, &words, &variables)
    guard result == 0 else { throw Stuck(description: "cannot start \(path): \(result)") }
    process = started
  }

  deinit {
    close(mine)
    close(its)
  }

  /// Whether what is typed is shown.
  var echoes: Bool {
    var settings = termios()
    tcgetattr(its, &settings)
    return settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until `text` is shown; what was shown before the last such text does not count.
  func expect(_ text: String) async throws {
    _ = try await poll("'\(text)' was not shown") { () -> Bool? in
      guard let range = unread.range(of: text) else { return nil }
      unread = String(unread[range.upperBound...])
      return true
    }
  }

  /// Waits until typing is hidden, as it is once a question for a secret waits for its answer.
  func expectHiddenQuestion(_ text: String) async throws {
    try await expect(text)
    _ = try await poll("echo stayed on") { echoes ? nil : true }
  }

  /// Types `text`.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(mine, bytes, bytes.count)
  }

  /// Sends the program a signal.
  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits for the program to end, and returns its exit status as a shell would give it.
  func end() async throws -> Int32 {
    try await poll("the program did not end") {
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { return nil }
      read()
      return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = Foundation.read(mine, &buffer, buffer.count)
      guard count > 0 else { return }
      let text = String(decoding: buffer[..<count], as: UTF8.self)
      screen += text
      unread += text
    }
  }

  private func poll<R>(_ complaint: String, _ body: () throws -> R?) async throws -> R {
    for _ in 0..<4_000 {
      read()
      if let result = try body() { return result }
      try await Task.sleep(for: .milliseconds(5))
    }
    kill(process, SIGKILL)
    throw Stuck(description: "\(complaint); the terminal shows: \(screen)")
  }
}
