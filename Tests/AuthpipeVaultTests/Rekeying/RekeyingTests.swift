import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct RekeyingTests {
  private let sample: SampleVault
  private let acme: [UInt8]

  /// The sample with a connection that was rotated, and verdicts.
  init() throws {
    sample = try SampleVault()
    let vault = try sample.open(.writing)
    _ = try vault.promote(
      Credential(accessToken: SecretBytes(Array("new token".utf8))), of: vault.find("acme"),
      grantedBy: .unverified, accountName: "account", at: SampleVault.now)
    for name in SampleVault.names { try sample.rememberVerdict(of: name) }
    acme = try vault.find("acme").tenant.tenantID
  }

  @Test(arguments: RekeyingScope.allCases)
  func `everything is read afterwards as before, and the trail has one line more`(
    scope: RekeyingScope
  ) throws {
    var expected = try WholeVault(sample.open())
    let counts = try sample.verify()
    try sample.rekey(scope)
    let found = try WholeVault(sample.open())
    let line = try #require(found.events.last)
    #expect(
      line.entry
        == AuditEntry(.rekeyed, details: [scope == .tenant ? "tenant acme" : scope.rawValue]))
    expected.events.append(line)
    #expect(found == expected)
    #expect(expected.connections["acme"]?.secrets.count == 2)
    var counted = counts
    counted.events += 1
    #expect(try sample.verify() == counted)
    #expect(try sample.folder.names == ["vault.db"])
  }

  @Test func `a tenant's new key is one epoch later, and all that was under the old one new`()
    throws
  {
    let before = try SealedRows(sample)
    try sample.rekey(.tenant)
    let after = try SealedRows(sample)
    for (old, new) in zip(before.tenants, after.tenants) {
      guard old.tenantID == acme else {
        #expect(new == old)
        continue
      }
      #expect(new.epoch == old.epoch + 1 && new.generation == old.generation + 1)
      #expect(new.wrapped != old.wrapped && new.headCode != old.headCode)
      #expect(new.nameIndex == old.nameIndex)
    }
    expectResealed(before, after) { $0 == acme }
    #expect(after.vault.header == before.vault.header)
    #expect(after.events.dropLast() == before.events[...])
  }

  /// Records and connections of the tenants that `isRekeyed` names are sealed and filed anew, and
  /// the others are as they were.
  private func expectResealed(
    _ before: SealedRows, _ after: SealedRows, _ isRekeyed: ([UInt8]) -> Bool
  ) {
    #expect(before.records.count == after.records.count && !before.records.isEmpty)
    for (old, new) in zip(before.records, after.records) {
      var expected = old
      if isRekeyed(old.tenantID) {
        #expect(new.sealed != old.sealed && new.sealed.count == old.sealed.count)
        (expected.epoch, expected.sealed) = (old.epoch + 1, new.sealed)
      }
      #expect(new == expected)
    }
    #expect(before.connections.count == after.connections.count && !before.connections.isEmpty)
    for (old, new) in zip(before.connections, after.connections) {
      var expected = old
      if isRekeyed(old.tenantID) {
        #expect(new.index != old.index)
        expected.index = new.index
      }
      #expect(new == expected)
    }
  }

  @Test(arguments: [RekeyingScope.root, .all])
  func `a new root key is one epoch later, and all that was under the old one new`(
    scope: RekeyingScope
  ) throws {
    let before = try SealedRows(sample)
    try sample.rekey(scope)
    let after = try SealedRows(sample)
    var header = try Header(parsing: before.vault.header)
    header.rootEpoch += 1
    header.slots = try Header(parsing: after.vault.header).slots
    #expect(after.vault.header == header.bytes)
    #expect(after.vault.generation == before.vault.generation + 1)
    for (old, new) in zip(before.tenants, after.tenants) {
      // What is left of a tenant that was shredded is random bytes, under no key.
      guard old.state == .active else {
        #expect(new == old)
        continue
      }
      #expect(new.epoch == old.epoch + (scope == .all ? 1 : 0))
      #expect(new.generation == old.generation + 1)
      #expect(new.wrapped != old.wrapped && new.nameIndex != old.nameIndex)
      #expect(new.headCode != old.headCode)
    }
    #expect(before.tenants.map(\.state).contains(.shredded))
    expectResealed(before, after) { _ in scope == .all }
    for (old, new) in zip(before.events, after.events) {
      #expect(new.sealed != old.sealed && new.code != old.code)
      #expect(new.sequence == old.sequence && new.at == old.at)
    }
  }

  @Test(arguments: [RekeyingScope.root, .all])
  func `slots keep their ids, labels and dates, and are wrapped anew`(scope: RekeyingScope) throws {
    _ = try sample.open(.writing).addSlot(for: SampleVault.key(), label: "other", at: 7)
    let before = try Header(parsing: sample.open().headerBytes).slots
    try sample.rekey(scope)
    let vault = try sample.open()
    let after = try Header(parsing: vault.headerBytes).slots
    #expect(after.map(SlotDescription.init) == before.map(SlotDescription.init))
    for (old, new) in zip(before, after) {
      #expect(new.wrapped != old.wrapped && new.kdfSalt != old.kdfSalt)
    }
  }

  @Test func `keys can be renewed again and again`() throws {
    let before = try WholeVault(sample.open()).connections
    for _ in 0..<3 { for scope in RekeyingScope.allCases { try sample.rekey(scope) } }
    let vault = try sample.open()
    #expect(try WholeVault(vault).connections == before)
    #expect(vault.rootKey.epoch == 7)
    #expect(try vault.find("acme").tenant.epoch == 7)
    #expect(try vault.find("globex").tenant.epoch == 4)
    #expect(try vault.verify().damage == [])
    try sample.open(.writing).add("acme/after")
  }

  @Test func `a tenant that is not there is not rekeyed`() throws {
    let before = try contents(of: sample.path)
    for name in ["initech", "ACME", "acme/user_1", ""] {
      #expect(throws: VaultError.noSuchTenant) {
        try sample.open(.writing).rekeyTenant(name, at: 0)
      }
    }
    #expect(try contents(of: sample.path) == before)
  }
}
