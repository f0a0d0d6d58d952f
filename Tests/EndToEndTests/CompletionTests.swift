import Foundation
import Testing

@Suite struct CompletionTests {
  @Test(arguments: [
    ("bash", "authpipe.bash"), ("zsh", "_authpipe"), ("fish", "authpipe.fish"),
  ])
  func `the completions are the ones that the program generates`(
    shell: String, file: String
  ) async throws {
    let generated = try await Program.run(
      BuiltPrograms.authpipe, ["--generate-completion-script", shell], environment: [:])
    #expect(generated.exit == 0 && generated.stderr.isEmpty)
    let kept = try String(
      contentsOfFile: "\(BuiltPrograms.sources)/completions/\(file)", encoding: .utf8)
    // Not compared in the expectation: a difference would print both files whole.
    let isSame = kept == generated.stdout
    #expect(isSame, "make it anew: authpipe --generate-completion-script \(shell)")
  }

  private static let shells = [
    ("/bin/bash", "-n", "authpipe.bash"), ("/usr/bin/zsh", "-n", "_authpipe"),
    ("/usr/bin/fish", "--no-execute", "authpipe.fish"),
  ]

  @Test(
    .enabled(
      if: shells.allSatisfy { FileManager.default.isExecutableFile(atPath: $0.0) },
      "bash, zsh or fish is not installed"),
    arguments: shells)
  func `each shell can read its completions`(
    shell: String, option: String, file: String
  ) async throws {
    let outcome = try await Program.run(
      shell, [option, "\(BuiltPrograms.sources)/completions/\(file)"], environment: [:])
    #expect(outcome == Outcome())
  }
}
