internal import Glibc

/// What the processes that a masked command runs in tell of it, through a pipe.
struct ChildReport {
  enum Kind: Int32 {
    /// The command's number.
    case started
    /// How it ended or was stopped, as wait(2) tells it.
    case changed
    /// The errno that kept it from being started.
    case failed
  }

  let kind: Kind
  let value: Int32

  /// Writes a report; a pipe takes so little at once or not at all.
  static func write(_ kind: Kind, _ value: Int32, to pipe: Int32) {
    let words = [kind.rawValue, value]
    _ = words.withUnsafeBytes { Glibc.write(pipe, $0.baseAddress, $0.count) }
  }

  /// The next report; nil at the end.
  init?(from pipe: Int32) {
    var words: [Int32] = [0, 0]
    let count = words.withUnsafeMutableBytes { buffer in
      while true {
        let count = read(pipe, buffer.baseAddress, buffer.count)
        if count >= 0 || errno != EINTR { return count }
      }
    }
    guard count == 8, let kind = Kind(rawValue: words[0]) else { return nil }
    self.kind = kind
    value = words[1]
  }
}
