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
  /// What was seen of each state that the home was found in, and what came of it: many mishaps
  /// leave the same, and what a script sees and does hangs on nothing else.
  private let judged = Judgements()

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
      "\(Trace.words(to: file)) \(act.command)", environment: variables)
    try #require(whole.exit == 0, "\(whole.stderr)")
    trace = try Trace(contentsOfFile: file)
    new = try await Self.see(act, in: home)
    try #require(old != new, "the act changes nothing that is seen")
  }

  /// Runs the act in the home as it was before, with `words` before its command.
  func play(with words: String, and end: String = "") async throws -> Outcome {
    try before.restore(to: home.path)
    return try await home.bash("\(words) \(act.command) \(end)", environment: ["second": second])
  }

  /// How the home is after a mishap, whatever the command claimed. As it was before the act, or as
  /// it is after it, is well, if the next command then works unaided.
  func state(after claim: Act.Claim) async throws -> Findings.State {
    let found = try Snapshot(of: home.path)
    let judgement: Judgement
    if let known = await judged.of(found) {
      judgement = known
    } else {
      judgement = try await judge()
      await judged.add(judgement, of: found)
    }
    let seen = judgement.seen
    switch claim {
    case .nothing where seen != old && seen != new: return .damaged("neither old nor new: \(seen)")
    case .done where seen != new: return .damaged("claimed to be done: \(seen)")
    case .refused where seen != old: return .damaged("claimed to have failed: \(seen)")
    default: break
    }
    guard judgement.next.exit == 0 else { return .damaged("the next command: \(judgement.next)") }
    return seen == old ? .old : .new
  }

  private func judge() async throws -> Judgement {
    let seen = try await Self.see(act, in: home)
    return Judgement(
      seen: seen, next: try await home.bash(act.next, environment: ["second": second]))
  }

  /// Times and what is random in the output of authpipe.
  private static let passing = try! NSRegularExpression(
    pattern: #""(at|checkedAt|createdAt|process|id|vaultID)":"[^"]*"|"size":[0-9]*"#)

  private static func see(_ act: Act, in home: TemporaryHome) async throws -> Outcome {
    var seen = try await home.bash(
      """
      see() {
        authpipe "$@" 2>/dev/null
        echo "exit $?"
      }
      \(act.after)
      """)
    seen.stdout = passing.stringByReplacingMatches(
      in: seen.stdout, range: NSRange(seen.stdout.startIndex..., in: seen.stdout),
      withTemplate: "")
    return seen
  }
}
