internal import Glibc

/// How a process was started, as far as it changes that and another program would inherit it.
struct ProcessOrigin {
  /// SIG_IGN as a number, since functions cannot be compared.
  private static let ignored = 1

  var umask: mode_t = 0o022
  var core = rlimit()
  /// What was ignored, and what was not.
  private var signals: [Disposition] = []
  /// Variables as they stood. Their values stay where they are when their names are taken out.
  private var variables: [Variable] = []

  // No tuples: an array's type is made of theirs when the process runs, which takes longer.
  private struct Disposition {
    let signal: Int32
    let wasIgnored: Bool
  }

  private struct Variable {
    let name: String
    let value: UnsafeMutablePointer<CChar>?
  }

  /// Has a signal ignored or not, and remembers what was before.
  mutating func set(_ signal: Int32, _ action: __sighandler_t?) {
    let before = Glibc.signal(signal, action)
    signals.append(
      Disposition(signal: signal, wasIgnored: unsafeBitCast(before, to: Int.self) == Self.ignored))
  }

  /// Remembers what stands under `names`, and where hosts are named that no proxy is for.
  mutating func keep(_ names: [String]) {
    variables = (names + ["no_proxy"]).map { Variable(name: $0, value: getenv($0)) }
  }

  func restore() {
    _ = Glibc.umask(umask)
    var core = core
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
    for past in signals { Glibc.signal(past.signal, past.wasIgnored ? SIG_IGN : SIG_DFL) }
    for variable in variables {
      if let value = variable.value {
        setenv(variable.name, value, 1)
      } else {
        unsetenv(variable.name)
      }
    }
  }
}
