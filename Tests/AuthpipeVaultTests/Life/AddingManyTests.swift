import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct AddingManyTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func new(_ name: String, token: String = "t0k3n") throws -> NewConnection {
    let reference = try ConnectionReference(parsing: name)
    return NewConnection(
      ConnectionMetadata(
        reference: reference, storeHash: "abc123", endpoint: "https://api.bigcommerce.com",
        createdAt: SampleVault.now),
      as: reference,
      SharedCredential(Credential(accessToken: try SecretBytes(Array(token.utf8)))),
      grantedBy: .unverified)
  }

  /// What came of each, in a word.
  private func add(_ connections: [NewConnection], to vault: Vault) throws -> [String] {
    try vault.add(connections, at: SampleVault.now).map {
      switch $0 {
      case .added: "added"
      case .exists: "exists"
      case .refused(let fault): fault == .alteredRows(part: .tenantHead) ? "refused" : "\(fault)"
      }
    }
  }

  @Test func `many are stored at once, each with its line, and the vault is whole`() throws {
    let vault = try sample.open(.writing)
    let generation = try vault.generation()
    let names = ["new", "acme/a", "other/x", "acme/b", "new/u"]
    #expect(
      try add(names.map { try new($0, token: "of \($0)") }, to: vault) == names.map { _ in "added" }
    )
    #expect(try vault.generation() == generation + 5)
    #expect(
      try vault.events().suffix(5).map(\.entry)
        == names.map { AuditEntry(.connected, try ConnectionReference(parsing: $0), version: 1) })
    for name in names {
      let token = try vault.secret(.accessToken, of: vault.find(name))
      #expect(token?.withBytes { $0.elementsEqual("of \(name)".utf8) } == true)
    }
    #expect(try sample.open().verify().isWhole)
    try vault.update(vault.find("new"), to: vault.find("new").metadata)
    #expect(try sample.open().verify().isWhole, "and it goes on")
  }

  @Test func `a name that is taken is left as it is, and counted once`() throws {
    let before = try sample.read()
    let vault = try sample.open(.writing)
    let generation = try vault.generation()
    #expect(
      try add([new("acme"), new("x"), new("x", token: "other")], to: vault)
        == ["exists", "added", "exists"])
    #expect(try vault.generation() == generation + 1)
    var after = try sample.read()
    #expect(after.removeValue(forKey: "x") != nil)
    #expect(after == before)
  }

  @Test func `where nothing is stored nothing is written`() throws {
    let vault = try sample.open(.writing)
    let generation = try vault.generation()
    #expect(try add([new("acme")], to: vault) == ["exists"])
    #expect(try add([], to: vault) == [])
    #expect(try vault.generation() == generation)
    #expect(try sample.open().verify().isWhole)
  }

  @Test func `a tenant that was altered keeps none of the others from being stored`() throws {
    try RawDatabase(sample.path).run("DELETE FROM record WHERE field = 5")
    let vault = try sample.open(.writing)
    #expect(
      try add([new("acme/new"), new("globex/new"), new("fresh")], to: vault)
        == ["refused", "added", "added"])
    #expect(try vault.find("globex/new").metadata.storeHash == "abc123")
  }
}
