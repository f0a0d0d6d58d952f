import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct RemovalTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func remove(_ name: String) throws -> Bool {
    try sample.open(.writing).remove(ConnectionReference(parsing: name))
  }

  @Test func `another user's connection of the same tenant survives`() throws {
    let before = try sample.read()
    #expect(try remove("acme") == false)
    let after = try sample.read()
    #expect(after == before.filter { $0.key != "acme" })
  }

  @Test func `the last connection takes the tenant's key with it`() throws {
    let globex = try sample.open().find("globex")
    let before = try contents(of: sample.path)
    #expect(before.contains(sequence: globex.tenant.wrapped))
    #expect(before.contains(sequence: globex.metadataRow.sealed))

    #expect(try remove("globex") == true)
    #expect(try sample.read().keys.sorted() == ["acme", "acme/user_1"])
    let after = try contents(of: sample.path)
    #expect(!after.contains(sequence: globex.tenant.wrapped))
    #expect(!after.contains(sequence: globex.tenant.nameIndex))
    #expect(!after.contains(sequence: globex.metadataRow.sealed))
    #expect(!after.contains(sequence: globex.connectionID))
    #expect(try sample.folder.names == ["vault.db"])
  }

  @Test func `what stays of a tenant is a tombstone`() throws {
    let globex = try sample.open().find("globex").tenant
    _ = try remove("globex")
    let rows = try TenantTable(database: sample.open().database).all()
    let tombstone = try #require(rows.first { $0.tenantID == globex.tenantID })
    #expect(tombstone.state == .shredded)
    #expect(tombstone.generation == globex.generation + 1)
    #expect(tombstone.wrapped.count == globex.wrapped.count)
    // acme, globex and the tombstone that the sample brings.
    #expect(rows.count == 3)
  }

  @Test func `the name can be used again, by another tenant`() throws {
    let old = try sample.open().find("globex").tenant
    _ = try remove("globex")
    try sample.open(.writing).add("globex")
    let vault = try sample.open()
    #expect(try vault.read("globex") == .sample("globex"))
    #expect(try vault.find("globex").tenant.tenantID != old.tenantID)
  }

  @Test func `a name that is not there is not removed`() throws {
    for name in ["initech", "acme/user_2"] {
      #expect(throws: VaultError.noSuchConnection) { try remove(name) }
    }
    #expect(try sample.read().count == SampleVault.names.count)
  }

  @Test func `an empty vault is one that can be written`() throws {
    for name in SampleVault.names { _ = try remove(name) }
    #expect(try sample.read().isEmpty)
    try sample.open(.writing).add("acme")
    #expect(try sample.read() == ["acme": .sample("acme")])
  }
}
