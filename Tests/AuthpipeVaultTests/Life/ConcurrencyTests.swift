import AuthpipeKit
import Figures
import Testing

@testable import AuthpipeVault

@Suite struct ConcurrencyTests {
  @Test func `two writers at once lose nothing`() async throws {
    let sample = try SampleVault()
    let names = ["left", "right"].map { side in (0..<25).map { "\(side)/user_\($0)" } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for mine in names {
        group.addTask {
          // A vault of its own, as another process has.
          let vault = try sample.open(.writing)
          for name in mine { try vault.add(name) }
        }
      }
      try await group.waitForAll()
    }
    var expected: [String: ReadConnection] = [:]
    for name in SampleVault.names + names.joined() { expected[name] = try .sample(name) }
    #expect(try sample.read() == expected)
    Figures.add("changes by threads side by side", names.joined().count)
  }

  @Test func `a reader beside a writer sees the old credential or the new one whole`() async throws
  {
    let sample = try SampleVault()
    let rounds = 25
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let vault = try sample.open(.writing)
        for round in 1...rounds {
          let secret = { (field: String) in try SecretBytes(Array("\(field) \(round)".utf8)) }
          _ = try vault.promote(
            Credential(accessToken: secret("token"), clientSecret: secret("secret")),
            of: vault.find("globex"), grantedBy: .unverified, accountName: "account \(round)",
            at: Int64(round))
        }
      }
      group.addTask {
        let vault = try sample.open()
        var seen = ""
        while seen != "token \(rounds)" {
          let globex = try vault.read { try vault.read("globex") }
          seen = try #require(globex.secrets[.accessToken])
          guard let secret = globex.secrets[.clientSecret] else { continue }
          let round = seen.dropFirst("token ".count)
          #expect(secret == "secret \(round)")
          #expect(globex.metadata.accountName == "account \(round)")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `one state of the file is read for as long as reading lasts`() throws {
    let sample = try SampleVault()
    let reader = try sample.open()
    let before = try reader.read("acme")
    try reader.read {
      #expect(try reader.read("acme") == before)
      let again = try reader.find("acme")
      #expect(try reader.read(again) == before)
    }
    #expect(reader.database.isIdle)
    struct Stopped: Error {}
    #expect(throws: Stopped.self) { try reader.read { throw Stopped() } }
    #expect(reader.database.isIdle)
  }

  @Test func `only one of many who make the same vault makes it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("vault.db")
    let makers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try Vault.createIfMissing(at: path, for: SampleVault.key(), label: "", at: 0)
        }
      }
      return try await group.reduce(into: 0) { count, made in count += made ? 1 : 0 }
    }
    #expect(makers == 1)
    #expect(try folder.names == ["vault.db"])
  }
}
