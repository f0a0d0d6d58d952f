import Figures
import Testing

/// Each changing command, killed at its system calls that write.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct KillTests {
  @Test(arguments: Act.changing)
  func `a command that is killed leaves the old state or the new one`(act: Act) async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let findings = try await Rehearsal(of: act, in: home).kill(atMost: 18, meetingBoth: true)
      #expect(findings.damages == [])
      // Some of the kills came in time, some too late, and few after the end.
      #expect(findings.old > 0 && findings.new > 0)
      #expect(findings.missed * 4 <= findings.places)
      Figures.add("kill points", findings.places - findings.missed)
      Figures.add("kill points that the command did not come to", findings.missed)
    }
  }

  @Test func `a database without a journal is found to be damaged`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let findings = try await Rehearsal(of: .withoutJournal, in: home).kill(atMost: 18)
      #expect(findings.damages.count > 0)
      Figures.add("control: kills that damaged what has no journal", findings.damages.count)
    }
  }

  @Test func `a database with a journal is found to be whole`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let findings = try await Rehearsal(of: .careful, in: home).kill(atMost: 8)
      #expect(findings.damages == [])
    }
  }
}
