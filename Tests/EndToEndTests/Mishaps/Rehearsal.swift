import Foundation
import Testing

/// An act that nothing disturbed: what is seen before it and after it, and every system call of it.
///
/// It is the measure of the mishaps that follow, each in the same home, put back as it was.
struct Rehearsal {
  let act: Act
  let home: TemporaryHome
  let before: Snapshot
  let old: Outcome
  let new: Outcome
  let trace: Trace
  private let second: String

  init(of act: Act, in home: TemporaryHome) async throws {
    self.act = act
    self.home = home
    second = try home.addAccount()
    let variables = ["second": second]
    try #require(try await home.bash(act.before, environment: variables).exit == 0)
    before = try Snapshot(of: home.path)
    old = try await Self.see(act, in: home)
    try before.restore(to: home.path)

    let file = "\(home.path).trace"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let whole = try await home.bash(
      "\(Trace.words(to: file)) \(act.traced)", environment: variables)
    try #require(whole.exit == 0, "\(whole.stderr)")
    trace = try Trace(contentsOfFile: file)
    new = try await Self.see(act, in: home)
    try #require(old != new, "the act changes nothing that is seen")
  }

  /// Runs the act in the home as it was before, with `words` before its command.
  func play(with words: String, and end: String = "") async throws -> Outcome {
    try before.restore(to: home.path)
    let command = words.hasPrefix("strace") ? act.traced : act.command
    return try await home.bash("\(words) \(command) \(end)", environment: ["second": second])
  }

  /// How the home is after a mishap, whatever the command claimed. As it was before the act, or as
  /// it is after it, is well, if the next command then works unaided.
  func state(after claim: Act.Claim) async throws -> Findings.State {
    let seen = try await Self.see(act, in: home)
    switch claim {
    case .nothing where seen != old && seen != new: return .damaged("neither old nor new: \(seen)")
    case .done where seen != new: return .damaged("claimed to be done: \(seen)")
    case .refused where seen != old: return .damaged("claimed to have failed: \(seen)")
    default: break
    }
    let next = try await home.bash(act.next, environment: ["second": second])
    guard next.exit == 0 else { return .damaged("the next command: \(next)") }
    return seen == old ? .old : .new
  }

  private static func see(_ act: Act, in home: TemporaryHome) async throws -> Outcome {
    try await home.bash(
      """
      set -o pipefail
      see() {
        authpipe "$@" 2>/dev/null |
          sed -E 's/"(at|checkedAt|createdAt|process|id|vaultID)":"[^"]*"|"size":[0-9]*//g'
        echo "exit $?"
      }
      \(act.after)
      """)
  }
}
