import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct NotingTests {
  private static let seen = [
    ObservedScope(scope: "store_v2_orders_read_only", granted: false, since: SampleVault.now)
  ]
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func note(_ names: [String], in vault: Vault) throws {
    try vault.note("observed scopes", of: names.map { try vault.find($0) }, at: SampleVault.now) {
      $1.observedScopes = Self.seen
      return true
    }
  }

  @Test func `what is noted of many is read back, and the vault is whole`() throws {
    var expected = try sample.read()
    do { try note(SampleVault.names, in: sample.open(.writing)) }
    for name in SampleVault.names { expected[name]?.metadata.observedScopes = Self.seen }
    #expect(try sample.read() == expected)
    #expect(try sample.open().verify().isWhole)
  }

  @Test func `many are one change with one line, and one has its own`() throws {
    let vault = try sample.open(.writing)
    let generation = try vault.generation()
    try note(SampleVault.names, in: vault)
    #expect(try vault.generation() == generation + 1)
    #expect(
      try vault.events().last?.entry
        == AuditEntry(.changed, details: ["observed scopes", "acme", "acme/user_1", "globex"]))
    try note(["globex"], in: vault)
    #expect(
      try vault.events().last?.entry
        == AuditEntry(
          .changed, named: "bigcommerce:globex/default", version: 1, details: ["observed scopes"]))
  }

  @Test func `where nothing changes nothing is written`() throws {
    let vault = try sample.open(.writing)
    let generation = try vault.generation()
    try vault.note("observed scopes", of: [vault.find("acme")], at: SampleVault.now) {
      $1.observedScopes = Self.seen
      return false
    }
    #expect(try vault.generation() == generation)
    #expect(try vault.find("acme").metadata.observedScopes == nil)
  }

  @Test func `another's change is kept, and a credential that is no longer current is passed over`()
    throws
  {
    let vault = try sample.open(.writing)
    let (acme, globex) = (try vault.find("acme"), try vault.find("globex"))
    var labelled = acme.metadata
    labelled.labels = ["from": "another"]
    try vault.update(acme, to: labelled)
    _ = try vault.promote(
      Credential(accessToken: SecretBytes([0x78])), of: globex, grantedBy: .unverified,
      accountName: nil, at: SampleVault.now)
    try vault.note("observed scopes", of: [acme, globex], at: SampleVault.now) {
      $1.observedScopes = Self.seen
      return true
    }
    labelled.observedScopes = Self.seen
    #expect(try vault.find("acme").metadata == labelled)
    #expect(try vault.find("globex").metadata.observedScopes == nil)
  }

  @Test func `what was the old token's own ends with it, the rule for its age does not`() throws {
    let vault = try sample.open(.writing)
    var metadata = try vault.find("acme").metadata
    (metadata.observedScopes, metadata.expiresAt) = (Self.seen, SampleVault.now)
    metadata.rotateEvery = 3_600
    try vault.update(vault.find("acme"), to: metadata)
    #expect(try vault.find("acme").metadata.renewal?.at == SampleVault.now)
    _ = try vault.promote(
      Credential(accessToken: SecretBytes([0x78])), of: vault.find("acme"),
      grantedBy: .unverified, accountName: nil, at: SampleVault.now + 60)
    let rotated = try vault.find("acme").metadata
    #expect(rotated.observedScopes == nil && rotated.expiresAt == nil)
    #expect(rotated.renewal?.at == SampleVault.now + 3_660)
  }
}
