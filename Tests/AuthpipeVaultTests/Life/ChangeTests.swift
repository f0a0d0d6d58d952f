import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct ChangeTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  @Test func `changed metadata is read back, and the secrets stay`() throws {
    let before = try sample.read()
    do {
      let vault = try sample.open(.writing)
      let acme = try vault.find("acme")
      var metadata = acme.metadata
      metadata.labels["tier"] = "gold"
      metadata.scopes = []
      try vault.update(acme, to: metadata)
    }
    var expected = before
    expected["acme"]?.metadata.labels["tier"] = "gold"
    expected["acme"]?.metadata.scopes = []
    #expect(try sample.read() == expected)
  }

  @Test func `a webhook secret is put in the place of the old one, or where there was none`() throws
  {
    for name in ["acme", "globex"] {
      do {
        let vault = try sample.open(.writing)
        let found = try vault.find(name)
        try vault.update(
          found, to: found.metadata, webhookSecret: SecretBytes(Array("new webhook".utf8)))
      }
      let vault = try sample.open()
      let secrets = try vault.read(name).secrets
      #expect(secrets[.webhookSecret] == "new webhook")
      #expect(secrets[.accessToken] == (try ReadConnection.sample(name).secrets[.accessToken]))
    }
  }

  @Test func `whoever read before another's change is told, and changes nothing`() throws {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    let stale = try one.find("acme")
    let fresh = try two.find("acme")
    var metadata = fresh.metadata
    metadata.labels = ["from": "two"]
    try two.update(fresh, to: metadata)

    #expect(throws: VaultError.changedMeanwhile) { try one.update(stale, to: stale.metadata) }
    #expect(throws: VaultError.changedMeanwhile) {
      try one.promote(
        Credential(accessToken: SecretBytes([0x78])), of: stale, grantedBy: .unverified,
        accountName: nil, at: 0)
    }
    #expect(try one.find("acme").metadata.labels == ["from": "two"])
    let current = try one.find("acme")
    try one.update(current, to: stale.metadata)
    #expect(try two.find("acme").metadata == stale.metadata)
  }

  @Test func `a connection removed, or removed and made anew, is not the one that was read`() throws
  {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    let stale = try one.find("globex")
    _ = try two.remove(stale.reference)
    #expect(throws: VaultError.changedMeanwhile) { try one.update(stale, to: stale.metadata) }
    try two.add("globex")
    #expect(throws: VaultError.changedMeanwhile) { try one.update(stale, to: stale.metadata) }
  }

  @Test func `two vaults that write in turn see each other's work`() throws {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    for round in 0..<5 {
      try one.add("acme/one_\(round)")
      try two.add("acme/two_\(round)")
      #expect(try one.read("acme/two_\(round)") == .sample("acme/two_\(round)"))
    }
    #expect(try sample.read().count == SampleVault.names.count + 10)
    #expect(one.notices.isEmpty && two.notices.isEmpty)
  }

  @Test func `changing one connection of a tenant leaves another's reading good`() throws {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    let read = try one.find("acme/user_1")
    let acme = try two.find("acme")
    try two.update(acme, to: acme.metadata)
    #expect(throws: Never.self) { try one.update(read, to: read.metadata) }
  }

  @Test func `metadata too long to be read again is not written`() throws {
    let vault = try sample.open(.writing)
    let acme = try vault.find("acme")
    var metadata = acme.metadata
    metadata.labels["note"] = String(repeating: "n", count: 60_000)
    try vault.update(acme, to: metadata)
    #expect(try vault.find("acme").metadata == metadata)
    metadata.labels["note"] = String(repeating: "n", count: 66_000)
    let current = try vault.find("acme")
    #expect(throws: VaultError.metadataTooLong) { try vault.update(current, to: metadata) }
    #expect(try vault.find("acme").metadata == current.metadata)
  }
}
