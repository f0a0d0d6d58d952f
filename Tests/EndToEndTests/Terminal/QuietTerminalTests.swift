import Foundation
import Testing

/// The moment between a passphrase and the key that is derived from it.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct QuietTerminalTests {
  /// What a command did to its terminal (`quiet`, `shown`) and where it took the 128 MiB that
  /// scrypt works in (`derives`), in order.
  private func acts(
    _ arguments: String..., in home: TemporaryHome, _ body: (PseudoTerminal) async throws -> Void
  ) async throws -> [String] {
    let trace = "\(home.path)/trace"
    let terminal = try PseudoTerminal(
      "/usr/bin/strace",
      ["-f", "-o", trace, "-e", "trace=ioctl,mmap", BuiltPrograms.authpipe] + arguments,
      environment: home.environment.merging(["TERM": "xterm"]) { $1 })
    try await body(terminal)
    #expect(try await terminal.end() == 0)
    var acts: [String] = []
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.contains("TCSETSF") || line.contains("SNDCTL_TMR_CONTINUE") {
        acts.append(acts.count { $0 != "derives" }.isMultiple(of: 2) ? "quiet" : "shown")
      } else if line.contains("mmap("), words.count > 2,
        let size = Int(words[2].dropLast()), size >= 128 << 20, size < 256 << 20
      {
        acts.append("derives")
      }
    }
    return acts
  }

  @Test func `nothing that is typed is shown while a key is derived`() async throws {
    try await TemporaryHome.lend { home in
      let making = try await acts("vault", "init", "--passphrase", in: home) { terminal in
        for question in ["New passphrase", "The same once more"] {
          try await terminal.expectHiddenQuestion(question)
          terminal.type(TemporaryHome.passphrase + "\n")
        }
      }
      #expect(making.first == "quiet" && making.last == "shown")
      #expect(making.contains("derives") && making.count { $0 != "derives" } == 2)

      let opening = try await acts("vault", "slot", "list", in: home) { terminal in
        try await terminal.expectHiddenQuestion("Passphrase for")
        terminal.type(TemporaryHome.passphrase + "\n")
      }
      #expect(opening == ["quiet", "derives", "shown"])
    }
  }
}
