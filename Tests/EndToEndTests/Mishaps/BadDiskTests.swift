import Figures
import Testing

/// Each changing command on a disk that is full, or broken, at its calls that write.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct BadDiskTests {
  @Test(arguments: Act.changing, ["ENOSPC", "EIO"])
  func `what a command says on a bad disk is what happened`(
    act: Act, error: String
  ) async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let findings = try await Rehearsal(of: act, in: home).fail(with: error, atMost: 12)
      #expect(findings.damages == [])
      #expect(findings.old > 0)
      Figures.add("\(error) injected", findings.tried)
    }
  }

  @Test(arguments: Act.changing)
  func `what a command says where files may not grow is what happened`(act: Act) async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let findings = try await Rehearsal(of: act, in: home)
        .limitFiles(toKiB: Sample.of(Array(0...72), 8))
      #expect(findings.damages == [])
      #expect(findings.old > 0 && findings.new > 0)
      Figures.add("limits of file size", findings.tried)
    }
  }

  @Test func `a program that looks at no error is found out`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let rehearsal = try await Rehearsal(of: .withoutLooking, in: home)
      for error in ["ENOSPC", "EIO"] {
        let findings = try await rehearsal.fail(with: error, atMost: 12)
        #expect(findings.damages.count > 0)
        Figures.add("control: errors that a careless program hid", findings.damages.count)
      }
      let findings = try await rehearsal.limitFiles(toKiB: [0])
      #expect(findings.damages.count > 0)
      Figures.add("control: limits that killed a careless program", findings.damages.count)
    }
  }
}
