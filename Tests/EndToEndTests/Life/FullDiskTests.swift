import Foundation
import Testing

/// Each changing command on a disk that is full, or broken, from one of its writes on.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct FullDiskTests {
  private static let isTorture = ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil

  @Test(arguments: KillTests.acts, ["ENOSPC", "EIO"])
  func `what a command says on a bad disk is what happened`(
    act: KillTests.Act, error: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.bash(
        "echo hush >webhook; (\(act.before)) 2>/dev/null; mkdir old; cp -a .local .config old")
      let old = try await home.bash("(\(act.after)) 2>/dev/null").stdout
      let whole = try await home.bash(
        "strace -f -qq -e trace=pwrite64,fdatasync -o trace authpipe \(act.command)")
      #expect(whole.exit == 0)
      let new = try await home.bash("(\(act.after)) 2>/dev/null").stdout
      let trace = try String(contentsOfFile: "\(home.path)/trace", encoding: .utf8)

      var failures = 0
      for call in ["pwrite64", "fdatasync"] {
        let count = trace.components(separatedBy: " \(call)(").count - 1
        #expect(count > 0)
        for number in stride(from: 1, through: count, by: Self.isTorture ? 1 : count / 4 + 1) {
          let outcome = try await home.bash(
            """
            rm -rf .local .config; cp -a old/.local old/.config . 2>/dev/null
            strace -f -qq -o /dev/null -e trace=\(call) \
              -e inject=\(call):error=\(error):when=\(number)+ authpipe \(act.command)
            """)
          let left = try await home.bash("(\(act.after)) 2>/dev/null").stdout
          #expect(left == (outcome.exit == 0 ? new : old), "\(call) \(number): \(outcome.stderr)")
          if outcome.exit != 0 {
            failures += 1
            #expect(outcome.exit == 74, "\(call) \(number): \(outcome.stderr)")
          }
          let next = try await home.bash("authpipe \(act.next) && authpipe get acme")
          #expect(next.exit == 0, "\(call) \(number): \(next.stderr)")
        }
      }
      #expect(failures > 0)
    }
  }
}
