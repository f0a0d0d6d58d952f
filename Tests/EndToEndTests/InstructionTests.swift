import Foundation
import Testing

/// What commands cost, in instructions: those can be counted on a busy machine, where times say
/// nothing.
@Suite struct InstructionTests {
  private static let recorded = "\(BuiltPrograms.sources)/Benchmarks/instructions"
  /// Of what was recorded, a twentieth more or less.
  private static let tolerance = 0.05

  @Test(
    .enabled(if: BuiltPrograms.areReleased, "AUTHPIPE_BIN names no released programs"),
    .enabled("valgrind is not installed") { try await Machine.succeeds("command -v valgrind") })
  func `commands take as many instructions as they did`() async throws {
    let counting = try await Program.run(
      "\(BuiltPrograms.sources)/Scripts/count-instructions", [BuiltPrograms.authpipe],
      environment: ["PATH": "/usr/bin:/bin"])
    try #require(counting.exit == 0, "\(counting.stderr)")
    let counted = Self.figures(counting.stdout)
    let recorded = Self.figures(try String(contentsOfFile: Self.recorded, encoding: .utf8))
    #expect(counted.count == 3 && counted.keys == recorded.keys)
    for (command, count) in counted {
      let before = recorded[command] ?? 0
      #expect(
        abs(count - before) <= before * Self.tolerance,
        """
        \(command) took \(before) and takes \(count). If that is meant: \
        Scripts/count-instructions .stage/bin/authpipe >Benchmarks/instructions
        """)
    }
  }

  private static func figures(_ text: String) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: text.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let count = Double(parts[0]) else { return nil }
        return (String(parts[1]), count)
      })
  }
}
