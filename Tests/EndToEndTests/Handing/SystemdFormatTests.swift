import AuthpipeKit
import Foundation
import Testing

@testable import AuthpipeCLI

@Suite(
  .enabled("needs root, and systemd in namespaces of its own") {
    try await Machine.canBecomeNobody() ? ServiceManager.canRun() : false
  })
struct SystemdFormatTests {
  private static let values = [
    "it's", "say \"hi\"", "both ' and \"", "$(touch pwned)", "`touch pwned`", "$HOME", "${HOME}",
    "-n", "=a=b=", " leading", "trailing ", "a # comment", "#hash", ";semicolon", "ünïcödé 日本 🔑",
    "back\\slash", "ends with \\", "\\\\two", "\\n", "'", "\"", "%h", "tab\there", "a\nb",
    "\nafter a line", "before a line\n", "\\\nb",
  ]

  @Test func `systemd reads what systemd is written for`() async throws {
    try await TemporaryHome.lend { home in
      var text = try SecretText()
      try HandingFormat.systemd.append(
        Self.values.enumerated().map { index, value in
          HandedValue(
            name: "V\(index)", field: "access_token",
            value: SharedSecret(try SecretBytes(text: value)))
        }, to: &text)
      let bytes = text.withBytes { Data($0) }
      try bytes.write(to: URL(fileURLWithPath: "\(home.path)/variables"))
      let outcome = try await ServiceManager.run(
        """
        \(ServiceManager.once)
        EnvironmentFile=\(home.path)/variables
        ExecStart=/usr/bin/env -0
        """, after: "", in: home.path)
      let found = outcome.stdout.split(separator: "\0").map(String.init)
      for (index, value) in Self.values.enumerated() {
        #expect(found.contains("V\(index)=\(value)"), "\(outcome.stderr)")
      }
    }
  }
}
