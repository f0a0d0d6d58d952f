import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct VerdictHistoryTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func verdict(_ verdict: Verdict, at time: Int64) -> RecordedVerdict {
    RecordedVerdict(
      verdict: verdict, askedAt: time, finding: 1, httpStatus: nil, latencyMilliseconds: time)
  }

  private func rows(of name: String) throws -> Int64 {
    let id = try sample.open().find(name).connectionID.hex
    return try RawDatabase(sample.path).integer(
      "SELECT count(*) FROM verdict WHERE connection_id = x'\(id)'")
  }

  @Test func `the newest known verdict stands beside the newest attempt`() throws {
    let vault = try sample.open(.writing)
    let acme = try vault.find("acme")
    try vault.record([
      (acme, verdict(.healthy, at: 1)), (acme, verdict(.limited, at: 2)),
      (acme, verdict(.unreachable, at: 3)), (try vault.find("globex"), verdict(.rejected, at: 4)),
    ])
    #expect(try vault.find("acme").known == verdict(.limited, at: 2))
    #expect(try vault.find("acme").lastAttempt == verdict(.unreachable, at: 3))
    #expect(try vault.find("globex").known == verdict(.rejected, at: 4))
  }

  @Test func `a hundred verdicts are kept, and the newest known one besides`() throws {
    do {
      let vault = try sample.open(.writing)
      let acme = try vault.find("acme")
      try vault.record([(acme, verdict(.healthy, at: 1)), (acme, verdict(.limited, at: 2))])
      try vault.record((3..<303).map { (acme, verdict(.unreachable, at: $0)) })
    }
    #expect(try rows(of: "acme") == 101)
    #expect(try rows(of: "globex") == 0)
    let acme = try sample.open().find("acme")
    #expect(acme.known == verdict(.limited, at: 2))
    #expect(acme.lastAttempt == verdict(.unreachable, at: 302))
  }

  @Test func `a known verdict that is old goes once there is a newer one`() throws {
    do {
      let vault = try sample.open(.writing)
      let acme = try vault.find("acme")
      try vault.record([(acme, verdict(.healthy, at: 1))])
      try vault.record((2..<202).map { (acme, verdict(.throttled, at: $0)) })
      try vault.record([(acme, verdict(.rejected, at: 202))])
    }
    #expect(try rows(of: "acme") == 100)
    #expect(try sample.open().find("acme").known == verdict(.rejected, at: 202))
  }

  @Test func `a verdict of a connection that is gone is dropped without a fault`() throws {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    let globex = try one.find("globex")
    let acme = try one.find("acme")
    _ = try two.remove(globex.reference)
    try one.record([(globex, verdict(.healthy, at: 1)), (acme, verdict(.healthy, at: 2))])
    #expect(try one.find("acme").known == verdict(.healthy, at: 2))
    #expect(try one.connection(globex.reference) == nil)
  }
}
