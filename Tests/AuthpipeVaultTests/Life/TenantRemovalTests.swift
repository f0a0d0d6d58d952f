import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct TenantRemovalTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func contents(_ tenant: String) throws -> TenantContents {
    let vault = try sample.open()
    return try vault.read { try vault.contents(ofTenant: tenant) }
  }

  private func damageMetadata(of name: String) throws {
    try sample.edit(
      """
      UPDATE record SET sealed = zeroblob(length(sealed))
      WHERE field = 1 AND connection_id = \(SampleVault.connection(name))
      """)
  }

  @Test func `a tenant is forgotten with all that was stored of it`() throws {
    let found = try contents("acme")
    #expect(found.connections.map(\.description) == ["acme", "acme/user_1"])
    #expect(found.unreadable == [] && found.isWhole)
    let before = try sample.open().find("acme")
    try sample.open(.writing).removeTenant(found, at: 1)
    #expect(try sample.read().keys.sorted() == ["globex"])
    let after = try AuthpipeVaultTests.contents(of: sample.path)
    #expect(!after.contains(sequence: before.tenant.wrapped))
    #expect(!after.contains(sequence: before.connectionID))
    #expect(try sample.open().verify().isWhole)
  }

  @Test
  func
    `one connection that cannot be read keeps the tenant from being changed, and not from being forgotten`()
    throws
  {
    try damageMetadata(of: "acme/user_1")
    let found = try contents("acme")
    #expect(found.connections.map(\.description) == ["acme"])
    #expect(found.unreadable == ["acme/user_1"] && !found.isWhole)
    for name in ["acme", "acme/user_1"] {
      let reference = try ConnectionReference(parsing: name)
      #expect(throws: VaultError.self) { try sample.open(.writing).remove(reference, at: 1) }
    }
    let vault = try sample.open(.writing)
    try vault.removeTenant(found, at: 1)
    #expect(try sample.read().keys.sorted() == ["globex"])
    #expect(try sample.open().verify().isWhole)
    var details: [String] = []
    try vault.forEachEvent { details = try $0.get().entry.details }
    #expect(details.contains("its records did not fit"))
    #expect(details.contains("acme/user_1, which could not be read"))
  }

  /// What somebody may do to a tenant, hoping that it is sealed anew with the rest.
  @Test(arguments: [
    "DELETE FROM record WHERE field = 4 AND tenant_id = \(SampleVault.tenant("acme"))",
    "UPDATE connection SET conn_idx = randomblob(16) WHERE connection_id = \(SampleVault.connection("acme"))",
    "UPDATE record SET tenant_id = \(SampleVault.tenant("globex")) WHERE field = 3 AND connection_id = \(SampleVault.connection("acme"))",
  ])
  func `an alteration is told, and nothing of the tenant outlives it`(sql: String) throws {
    try sample.edit(sql)
    let found = try contents("acme")
    #expect(!found.isWhole)
    try sample.open(.writing).removeTenant(found, at: 1)
    #expect(try sample.read().keys.sorted() == ["globex"])
    #expect(try sample.open().verify().isWhole)
  }

  @Test func `where the list of tenants does not fit nothing is forgotten`() throws {
    try sample.edit(
      "UPDATE tenant SET generation = generation + 1 WHERE tenant_id = \(SampleVault.tenant("globex"))"
    )
    let found = try contents("acme")
    #expect(throws: VaultError.alteredRows(part: .vaultHead)) {
      try sample.open(.writing).removeTenant(found, at: 1)
    }
  }

  @Test func `what came after it was confirmed is not forgotten`() throws {
    let found = try contents("acme")
    try sample.open(.writing).add("acme/later")
    #expect(throws: VaultError.changedMeanwhile) {
      try sample.open(.writing).removeTenant(found, at: 1)
    }
    #expect(try sample.read()["acme/later"] != nil)
  }

  @Test func `a tenant that is not there is not forgotten`() throws {
    #expect(throws: VaultError.noSuchTenant) { try contents("initech") }
  }
}
