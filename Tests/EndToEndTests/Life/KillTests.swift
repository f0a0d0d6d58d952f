import Foundation
import Testing

/// Each changing command, killed at its write-type system calls: all of them with
/// `AUTHPIPE_TORTURE`, a sample otherwise.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct KillTests {
  private static let calls = [
    "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat2", "unlink",
    "openat", "mkdir",
  ]

  private static let sample =
    ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] == nil ? 20 : Int.max

  /// A command, what leads up to it, what it changes as a script shows it, and what comes next.
  struct Act: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let command: String
    let after: String
    let next: String
    var testDescription: String { name }
  }

  private static let connect = "connect bigcommerce acme --offline --api-url $url --from $file"
  private static let other = "connect bigcommerce other/x --offline --api-url $url --from $file"

  static let acts = [
    Act(
      name: "the first connect", before: ":", command: connect, after: "authpipe list --json",
      next: "\(connect) --if-missing"),
    Act(
      name: "another connect", before: "authpipe \(connect)", command: other,
      after: "authpipe list --json", next: "\(other) --if-missing"),
    Act(
      name: "set", before: "authpipe \(connect)",
      command: "set acme webhook_secret --from webhook --label a=b",
      after: "authpipe get acme webhook_secret; authpipe show acme | grep label",
      next: "set acme --label c=d"),
    Act(
      name: "disconnect", before: "authpipe \(connect); authpipe \(other)",
      command: "disconnect other/x --yes", after: "authpipe get other/x; authpipe list --json",
      next: "\(other) --if-missing"),
  ]

  @Test(arguments: acts)
  func `a command that is killed leaves the old state or the new one`(act: Act) async throws {
    try await TemporaryHome.lend { home in
      try await home.bash(
        "echo hush >webhook; (\(act.before)) 2>/dev/null; mkdir old; cp -a .local .config old")
      let old = try await home.bash("(\(act.after)) 2>/dev/null").stdout
      let count = "strace -f -qq -e trace=\(Self.calls.joined(separator: ",")) -o trace"
      let whole = try await home.bash("\(count) authpipe \(act.command)")
      #expect(whole.exit == 0)
      let new = try await home.bash("(\(act.after)) 2>/dev/null").stdout
      #expect(old != new)

      let trace = try String(contentsOfFile: "\(home.path)/trace", encoding: .utf8)
      let stops = stops(in: trace)
      #expect(stops.count >= min(Self.sample, 15))
      var seen: Set<String> = []
      for (call, number) in stops {
        let killed = try await home.bash(
          """
          rm -rf .local .config; cp -a old/.local old/.config . 2>/dev/null
          strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number) \
            authpipe \(act.command)
          """)
        #expect(killed.exit == 137, "\(call) \(number)")
        let left = try await home.bash("(\(act.after)) 2>/dev/null").stdout
        #expect(left == old || left == new, "\(call) \(number): \(left)")
        seen.insert(left)
        let next = try await home.bash("authpipe \(act.next) && authpipe get acme")
        #expect(next.exit == 0, "\(call) \(number): \(next.stderr)")
        #expect(next.stdout == home.token() + "\n")
      }
      // Some of the kills came in time, and some too late.
      #expect(seen.count == 2)
    }
  }

  /// The calls of a trace, each with its number among those of its name; evenly chosen.
  private func stops(in trace: String) -> [(String, Int)] {
    var counts: [String: Int] = [:]
    var all: [(String, Int)] = []
    for line in trace.split(separator: "\n") {
      guard let call = Self.calls.first(where: { line.contains(" \($0)(") }) else { continue }
      counts[call, default: 0] += 1
      // What is only read is no place where a write could be cut off.
      guard call != "openat" || line.contains("O_CREAT") else { continue }
      all.append((call, counts[call]!))
    }
    let step = (all.count - 1) / Self.sample + 1
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }
}
