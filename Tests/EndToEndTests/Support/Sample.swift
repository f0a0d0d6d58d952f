import Foundation

/// How much of everything is tried: all of it with `AUTHPIPE_TORTURE`, some of it otherwise.
enum Sample {
  static let isTorture = ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil

  /// All of `cases`, or `count` of them, evenly chosen, the first and the last among them.
  static func of<Case>(_ cases: [Case], _ count: Int) -> [Case] {
    guard !isTorture, cases.count > count else { return cases }
    return (0..<count).map { cases[$0 * (cases.count - 1) / (count - 1)] }
  }
}
