import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct RekeyedMeanwhileTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func token(_ text: String) throws -> Credential {
    Credential(accessToken: try SecretBytes(Array(text.utf8)))
  }

  @Test func `a connection that was read before its tenant was rekeyed is not called altered`()
    throws
  {
    let vault = try sample.open()
    let (acme, globex) = (try vault.find("acme"), try vault.find("globex"))
    try sample.rekey(.tenant)
    #expect(throws: VaultError.changedMeanwhile) { try vault.text(.accessToken, of: acme) }
    #expect(try vault.read("acme") == .sample("acme"))
    #expect(try vault.read(globex) == .sample("globex"))
  }

  @Test func `a rotation that began before its tenant was rekeyed carries the webhook secret over`()
    throws
  {
    let vault = try sample.open(.writing)
    let acme = try vault.find("acme")
    try sample.rekey(.tenant)
    let number = try vault.promote(
      token("new token"), of: acme, grantedBy: .unverified, accountName: nil, at: SampleVault.now)
    #expect(number == 2)
    #expect(
      try sample.open().read("acme").secrets == [
        .accessToken: "new token", .webhookSecret: "webhook_secret-of-acme",
      ])
    #expect(try sample.verify().damage == [])
  }

  @Test(arguments: [RekeyingScope.root, .all])
  func `a writer from before a new root is refused, and loses nothing`(
    scope: RekeyingScope
  ) throws {
    let vault = try sample.open(.writing)
    let acme = try vault.find("acme")
    let before = try sample.read()
    try sample.rekey(scope)
    let rekeyed = try contents(of: sample.path)
    let verdict = RecordedVerdict(
      verdict: .healthy, askedAt: 1, finding: 1, httpStatus: 200, latencyMilliseconds: 1)
    for write in [
      { try vault.add("acme/another") }, { try vault.update(acme, to: acme.metadata) },
      { _ = try vault.remove(acme.reference) }, { try vault.record([(acme, verdict)]) },
      { try vault.rekeyTenant("acme", at: 0) },
      { _ = try vault.addSlot(for: SampleVault.key(), label: "another", at: 0) },
      {
        _ = try vault.promote(
          token("new"), of: acme, grantedBy: .unverified, accountName: nil, at: 0)
      },
    ] {
      #expect(throws: VaultError.changedMeanwhile) { try write() }
    }
    #expect(try contents(of: sample.path) == rekeyed)
    #expect(try sample.read() == before)
    try sample.open(.writing).add("acme/another")
    #expect(try sample.read().count == before.count + 1)
  }

  @Test(arguments: [RekeyingScope.root, .all])
  func `a reader from before a new root is told to open the vault again`(
    scope: RekeyingScope
  ) throws {
    let vault = try sample.open()
    try sample.rekey(scope)
    #expect(throws: VaultError.changedMeanwhile) { try vault.read { try vault.find("acme") } }
    #expect(throws: VaultError.changedMeanwhile) { try vault.verify() }
  }

  @Test func `a reader beside rekeyings sees what is stored or is told to open again`() async throws
  {
    let sample = sample
    let expected = try sample.read()
    let done = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { done.raise() }
        for _ in 0..<4 { for scope in RekeyingScope.allCases { try sample.rekey(scope) } }
      }
      group.addTask {
        var (vault, seen) = (try sample.open(), 0)
        while !done.isRaised || seen == 0 {
          do {
            for (name, stored) in expected {
              #expect(try vault.read { try vault.read(name) } == stored)
              seen += 1
            }
            // Without one state of the file: the connection, then its secrets.
            let acme = try vault.read { try vault.find("acme") }
            #expect(try vault.read(acme) == expected["acme"])
          } catch VaultError.changedMeanwhile {
            vault = try sample.open()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try sample.read() == expected)
    #expect(try sample.verify().damage == [])
  }
}
