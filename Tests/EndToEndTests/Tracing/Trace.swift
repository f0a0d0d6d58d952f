import Foundation

/// Every system call of a command that may have changed something, in order.
struct Trace: Sendable {
  let calls: [TracedCall]

  /// What to put before a command so that its trace is written to `path`, without what other
  /// programs do that it starts.
  static func words(to path: String) -> String {
    """
    strace -f -b execve -y -xx -s 4194304 -qq -e signal=none -o '\(path)' \
      -e 'trace=!\(SystemCall.list(SystemCall.reading))'
    """
  }

  init(contentsOfFile path: String) throws {
    var calls: [TracedCall] = []
    // What a thread had begun when another came in between.
    var begun: [Substring: Substring] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let thread = line.prefix { $0 != " " }
      if line.hasSuffix(" <unfinished ...>") {
        begun[thread] = line.dropLast(" <unfinished ...>".count)
        continue
      }
      var whole = line
      if let start = begun[thread], let resumed = line.firstRange(of: " resumed>") {
        whole = start + line[resumed.upperBound...]
        begun[thread] = nil
      }
      if let call = TracedCall(line: whole) { calls.append(call) }
    }
    self.calls = calls
  }
}
