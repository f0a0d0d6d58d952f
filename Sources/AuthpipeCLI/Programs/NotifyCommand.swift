internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// A program that is told of a change: started without a shell, and not waited for longer than
/// its time.
struct NotifyCommand: Sendable {
  /// Why the program did not do its work.
  enum Fault: Error, Equatable {
    case notStarted(code: Int32)
    case failed(status: Int32)
    case killed(signal: Int32)
    case outOfTime
  }

  /// How long it may take.
  static let longest = Duration.seconds(10)
  /// How long a program may take to end once it was asked to.
  private static let grace = Duration.milliseconds(500)
  /// A secret of ours; where it came from, nothing is left of it but the name.
  private static let withheld = "AUTHPIPE_KEY"

  let words: CommandWords

  /// Runs the program with `variables` in its environment, its output on our standard error.
  func run(with variables: [(name: String, value: String)]) async throws(Fault) {
    let process = try start(variables)
    let deadline = ContinuousClock.now + Self.longest
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        await Self.stop(process)
        throw .outOfTime
      }
      await Self.shortPause()
    }
    guard status & 0x7f == 0 else { throw .killed(signal: status & 0x7f) }
    guard status == 0 else { throw .failed(status: status >> 8 & 0xff) }
  }

  private func start(_ variables: [(name: String, value: String)]) throws(Fault) -> pid_t {
    var words = words.words.map { strdup($0) } + [nil]
    var withheld = [UnsafePointer(strdup(Self.withheld)), nil]
    // No byte can end a value early but this one.
    var added =
      variables.map { strdup("\($0.name)=\($0.value.filter { $0 != "\0" })") } + [nil]
    defer {
      for word in words + added { free(word) }
      for name in withheld { free(UnsafeMutablePointer(mutating: name)) }
    }
    var process: pid_t = 0
    let code = authpipe_spawn_apart(
      &words, &withheld, &added, -1, STDERR_FILENO, STDERR_FILENO, &process)
    guard code == 0 else { throw .notStarted(code: code) }
    return process
  }

  /// Asks the program and what it started to end, and makes them.
  private static func stop(_ process: pid_t) async {
    var status: Int32 = 0
    for signal in [SIGTERM, SIGKILL] {
      kill(-process, signal)
      let deadline = ContinuousClock.now + grace
      while ContinuousClock.now < deadline {
        if waitpid(process, &status, WNOHANG) != 0 { return }
        await shortPause()
      }
    }
  }

  /// Not cut short where the task is cancelled: it would be a busy loop.
  private static func shortPause() async {
    await Task { try? await Task.sleep(for: .milliseconds(20)) }.value
  }
}
