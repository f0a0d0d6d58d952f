import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct VerificationTests {
  private let sample: SampleVault

  init() throws {
    sample = try SampleVault()
    try sample.rememberVerdict(of: "acme")
  }

  /// What there is in the sample when all is well.
  private static let whole = VaultVerification(
    tenants: 2, connections: 3, records: 9, verdicts: 1, events: 6)

  /// What is counted besides `missing`, no damage being looked at.
  private static func counts(without missing: VaultVerification) -> VaultVerification {
    VaultVerification(
      tenants: whole.tenants - missing.tenants,
      connections: whole.connections - missing.connections,
      records: whole.records - missing.records, verdicts: whole.verdicts - missing.verdicts,
      events: whole.events - missing.events)
  }

  private static func counts(of found: VaultVerification) -> VaultVerification {
    var found = found
    found.damage = []
    return found
  }

  @Test func `a vault that is whole is counted and nothing is said of it`() throws {
    #expect(try sample.verify() == Self.whole)
  }

  @Test(arguments: [
    VaultError.inputOutput(code: 10), .busy, .diskFull, .readOnly(path: "/"), .database(code: 7),
    .changedMeanwhile, .unfinishedWriteOnReadOnly(path: "/"),
  ])
  func `what keeps a vault from being read is no damage to it`(fault: VaultError) throws {
    var verifier = VaultVerifier(vault: try sample.open())
    #expect(throws: fault) { try verifier.noting(.vault) { _ in throw fault } }
    #expect(verifier.found == VaultVerification())
  }

  @Test(arguments: Damaging.all)
  func `what is damaged is told with its place, and the rest is counted`(damage: Damaging) throws {
    try sample.edit(damage.sql)
    let found = try sample.verify()
    var expected: Set = [damage.itself]
    if let head = damage.head { expected.insert(head) }
    #expect(Set(found.damage) == expected)
    #expect(Self.counts(of: found) == Self.counts(without: damage.missing))
  }

  @Test func `several damages at once are all told, and hide nothing else`() throws {
    try sample.edit(Damaging.all.map(\.sql).joined(separator: ";"))
    let found = try sample.verify()
    #expect(Set(found.damage).isSuperset(of: Damaging.all.map(\.itself)))
    #expect(
      Self.counts(of: found)
        == VaultVerification(tenants: 1, connections: 1, records: 4, verdicts: 0, events: 6))
  }

  @Test func `a connection under another index is told by its id, and its secrets still opened`()
    throws
  {
    let id = try sample.open().find("globex").connectionID.hex
    try sample.edit(
      """
      UPDATE connection SET conn_idx = randomblob(16)
      WHERE connection_id = \(SampleVault.connection("globex"))
      """)
    let found = try sample.verify()
    #expect(found.damage == [VaultDamage(place: .connection(id), fault: .alteredRecord(nil))])
    #expect(Self.counts(of: found) == Self.whole)
  }

  @Test func `a vault older than one seen before is told, and the rest looked at`() throws {
    let state = sample.folder.file("state")
    let seen: UInt64 = 1_000
    RollbackMarker(directory: state, vaultID: try sample.open().vaultID).note(seen)
    let found = try sample.open(state: state).verify()
    #expect(
      found.damage == [
        VaultDamage(place: .vault, fault: .olderThanSeen(seen: seen, found: 6))
      ])
    #expect(Self.counts(of: found) == Self.whole)
  }

  @Test func `verifying writes nothing`() throws {
    let before = try contents(of: sample.path)
    _ = try sample.open(.writing).verify()
    #expect(try contents(of: sample.path) == before)
    #expect(try sample.folder.names == ["vault.db"])
  }
}
