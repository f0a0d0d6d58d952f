import Figures
import Testing

/// The trace of each changing command, replayed up to a power cut.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct PowerCutTests {
  private static let states = Sample.isTorture ? 500 : 40

  @Test(arguments: Act.changing)
  func `a power cut leaves the old state or the new one, and what is done is done`(
    act: Act
  ) async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      var chance = SeededChance()
      let findings = try await Rehearsal(of: act, in: home)
        .cutPower(states: Self.states, using: &chance)
      #expect(findings.damages == [], "AUTHPIPE_SEED=\(chance.seed)")
      #expect(findings.old > 0 && findings.new > 0, "AUTHPIPE_SEED=\(chance.seed)")
      Figures.add("states after a power cut", findings.tried)
      Figures.add("power cuts that left one of these states once more", findings.repeated)
    }
  }

  @Test(arguments: [Act.withoutSync, .withoutFolderSync])
  func `a program that leaves out a sync is found to lose what it did`(act: Act) async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      var chance = SeededChance()
      let findings = try await Rehearsal(of: act, in: home)
        .cutPower(states: Self.states, using: &chance)
      #expect(findings.damages.count > 0, "AUTHPIPE_SEED=\(chance.seed)")
      Figures.add("control: power cuts that \(act.name) did not outlive", findings.damages.count)
    }
  }

  @Test func `a database that syncs everything is found to be whole`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      var chance = SeededChance()
      let findings = try await Rehearsal(of: .careful, in: home)
        .cutPower(states: Self.states, using: &chance)
      #expect(findings.damages == [], "AUTHPIPE_SEED=\(chance.seed)")
    }
  }
}
