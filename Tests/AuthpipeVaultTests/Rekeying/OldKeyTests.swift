import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

/// What somebody who kept old keys, or old rows, can do with them after a rekeying.
@Suite struct OldKeyTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  @Test(arguments: [RekeyingScope.root, .all])
  func `the old root key opens nothing`(scope: RekeyingScope) throws {
    let old = try sample.open().copyRootKey()
    #expect(throws: Never.self) {
      try Vault(at: sample.path, for: .reading, unlockedBy: .rootKey(old.copy()))
    }
    try sample.rekey(scope)
    for access in [Vault.Access.reading, .writing] {
      #expect(throws: VaultError.wrongKey) {
        try Vault(at: sample.path, for: access, unlockedBy: .rootKey(old.copy()))
      }
    }
    let new = try sample.open().copyRootKey()
    let same = new.equals(old)
    #expect(!same)
    #expect(throws: Never.self) {
      try Vault(at: sample.path, for: .reading, unlockedBy: .rootKey(new.copy()))
    }
  }

  @Test(arguments: RekeyingScope.allCases)
  func `an old wrapped tenant key does not fit in its old place`(scope: RekeyingScope) throws {
    let old = try sample.open().find("acme").tenant
    try sample.rekey(scope)
    try sample.edit(
      """
      UPDATE tenant SET wrapped = x'\(old.wrapped.hex)'
      WHERE tenant_id = x'\(old.tenantID.hex)'
      """)
    #expect(throws: VaultError.alteredRows(part: .tenant)) { try sample.open().find("acme") }
    #expect(throws: VaultError.alteredRows(part: .vaultHead)) {
      try sample.open(.writing).add("globex/another")
    }
    #expect(try sample.verify().damage.count == 2)
  }

  // With its epoch put back as well it unwraps, under a root that stayed: to a key of nothing.
  @Test func `an old tenant key opens none of what was sealed since`() throws {
    let old = try sample.open().find("acme").tenant
    try sample.rekey(.tenant)
    try sample.edit(
      """
      UPDATE tenant SET wrapped = x'\(old.wrapped.hex)', epoch = \(old.epoch)
      WHERE tenant_id = x'\(old.tenantID.hex)'
      """)
    #expect(throws: VaultError.noSuchConnection) { try sample.open().find("acme") }
    var lent: [VaultError] = []
    try sample.open().forEachConnection(tenant: "acme") {
      if case .failure(let fault) = $0 { lent.append(fault) }
    }
    #expect(lent == [.alteredRecord(nil), .alteredRecord(nil)])
    #expect(throws: VaultError.alteredRows(part: .vaultHead)) {
      try sample.open(.writing).add("acme/another")
    }
    #expect(try sample.verify().damage.count > 2)
  }

  @Test(arguments: [RekeyingScope.tenant, .all])
  func `an old record does not open in its old place`(scope: RekeyingScope) throws {
    let rows = try SealedRows(sample).records
    try sample.rekey(scope)
    try sample.edit(
      rows.map { row in
        """
        UPDATE record SET sealed = x'\(row.sealed.hex)' WHERE record_id = x'\(row.recordID.hex)'
        AND field = 2;
        """
      }.joined())
    let vault = try sample.open()
    let acme = try vault.find("acme")
    #expect(throws: VaultError.alteredRecord(.accessToken)) {
      try vault.text(.accessToken, of: acme)
    }
    #expect(try !vault.verify().isWhole)
  }

  // It opens with the slots that it names: to a root under which nothing is found.
  @Test(arguments: [RekeyingScope.root, .all])
  func `an old header put back opens none of what was sealed since`(scope: RekeyingScope) throws {
    let old = try SealedRows(sample).vault
    let root = try sample.open().copyRootKey()
    try sample.rekey(scope)
    try sample.edit(
      """
      UPDATE vault SET header = x'\(old.header.hex)', header_mac = x'\(old.headerCode.hex)'
      """)
    for vault in [
      try sample.open(.writing),
      try Vault(at: sample.path, for: .writing, unlockedBy: .rootKey(root)),
    ] {
      for name in SampleVault.names {
        #expect(try vault.connection(ConnectionReference(parsing: name)) == nil)
      }
      #expect(throws: VaultError.alteredRows(part: .event)) { _ = try vault.events() }
      #expect(throws: VaultError.alteredRows(part: .vaultHead)) { try vault.add("new") }
      #expect(try vault.verify().damage.count > SampleVault.names.count)
    }
  }

  /// The values of the rows that `scope` replaces.
  private func replaced(_ rows: SealedRows, by scope: RekeyingScope) throws -> [[UInt8]] {
    let acme = try sample.open().find("acme").tenant.tenantID
    let isRekeyed = { (tenantID: [UInt8]) in scope == .all || scope == .tenant && tenantID == acme }
    var values: [[UInt8]] = []
    for tenant in rows.tenants where tenant.state == .active {
      if scope != .tenant { values += [tenant.wrapped, tenant.nameIndex, tenant.headCode] }
      if isRekeyed(tenant.tenantID) { values.append(tenant.wrapped) }
    }
    values += rows.records.filter { isRekeyed($0.tenantID) }.map(\.sealed)
    values += rows.connections.filter { isRekeyed($0.tenantID) }.map(\.index)
    guard scope != .tenant else { return values }
    return values + [rows.vault.headerCode] + rows.events.flatMap { [$0.sealed, $0.code] }
      + (try Header(parsing: rows.vault.header).slots.map(\.wrapped))
  }

  @Test(arguments: RekeyingScope.allCases)
  func `nothing of what was sealed under the old keys is left in the file`(
    scope: RekeyingScope
  ) throws {
    // Enough that pages are split, freed and used again.
    do {
      let vault = try sample.open(.writing)
      for round in 0..<20 { try vault.add("acme/round_\(round)") }
      for round in 0..<10 {
        _ = try vault.remove(ConnectionReference(parsing: "acme/round_\(round)"))
      }
    }
    let old = try replaced(SealedRows(sample), by: scope)
    let before = try contents(of: sample.path)
    #expect(old.count > 20)
    for value in old { #expect(before.contains(sequence: value), "what is searched is there") }
    try sample.rekey(scope)
    let after = try contents(of: sample.path)
    for value in old { #expect(!after.contains(sequence: value)) }
    #expect(try RawDatabase(sample.path).integer("PRAGMA freelist_count") == 0)
  }
}
