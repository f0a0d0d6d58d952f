import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct VaultLifeTests {
  @Test func `what was stored is read back as it was`() throws {
    let sample = try SampleVault()
    var expected: [String: ReadConnection] = [:]
    for name in SampleVault.names { expected[name] = try .sample(name) }
    #expect(try sample.read() == expected)
    #expect(expected["acme"]?.secrets.count == CredentialField.allCases.count)
    let vault = try sample.open()
    for name in SampleVault.names { #expect(try vault.read(name) == expected[name]) }
  }

  @Test func `where nobody was asked there is no verdict`() throws {
    let connection = try SampleVault().open().find("acme")
    #expect(connection.known == nil)
    #expect(connection.lastAttempt == nil)
  }

  @Test func `a healthy grant brings its verdict and the store's details`() throws {
    let sample = try SampleVault()
    let store = StoreProfile(id: "hash-initech", name: "Initech Gifts", plan: "Plus")
    let result = ProbeResult(
      finding: .storeAnswered(store), httpStatus: 200, duration: .milliseconds(120))
    let grant = try #require(Grant(result))
    let initech = try ReadConnection.sample("initech")
    try sample.open(.writing).add(
      initech.metadata, initech.credential(), grantedBy: grant, at: SampleVault.now)
    let connection = try sample.open().find("initech")
    #expect(connection.metadata.storeName == "Initech Gifts")
    #expect(connection.metadata.storePlan == "Plus")
    #expect(connection.known == RecordedVerdict(result, askedAt: SampleVault.now))
    #expect(connection.known?.latencyMilliseconds == 120)
    #expect(connection.lastAttempt == connection.known)
  }

  @Test func `names that are not there are not found`() throws {
    let vault = try SampleVault().open()
    for name in ["initech", "acme/user_2", "ACME", "globex/user_1"] {
      #expect(try vault.connection(ConnectionReference(parsing: name)) == nil)
    }
    let globex = try vault.find("globex")
    #expect(try vault.text(.clientSecret, of: globex) == nil)
    #expect(try vault.text(.accessToken, of: globex, version: 2) == nil)
  }

  @Test func `a name that is taken is refused and what is there stays`() throws {
    let sample = try SampleVault()
    let before = try sample.read()
    #expect(throws: VaultError.connectionExists) { try sample.open(.writing).add("acme") }
    #expect(try sample.read() == before)
  }

  @Test func `a secret may have 8,192 bytes and no more`() throws {
    let sample = try SampleVault()
    let vault = try sample.open(.writing)
    var long = try ReadConnection.sample("long")
    long.secrets[.accessToken] = String(repeating: "t", count: 8_192)
    try vault.add(long.metadata, long.credential(), grantedBy: .unverified, at: SampleVault.now)
    #expect(try vault.read("long") == long)
    var longer = try ReadConnection.sample("longer")
    longer.secrets[.accessToken] = String(repeating: "t", count: 8_193)
    #expect(throws: VaultError.secretTooLong) {
      try vault.add(longer.metadata, longer.credential(), grantedBy: .unverified, at: 0)
    }
    #expect(try vault.connection(ConnectionReference(parsing: "longer")) == nil)
  }

  @Test func `one tenant's connections are listed without the others`() throws {
    let vault = try SampleVault().open()
    var names: Set<String> = []
    try vault.forEachConnection(tenant: "acme") { names.insert(try $0.get().reference.description) }
    #expect(names == ["acme", "acme/user_1"])
    try vault.forEachConnection(tenant: "initech") { _ in Issue.record("no such tenant") }
  }
}
