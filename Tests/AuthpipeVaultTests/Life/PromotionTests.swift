import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct PromotionTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func promote(_ credential: borrowing Credential, of name: String = "acme") throws {
    let vault = try sample.open(.writing)
    let number = try vault.promote(
      credential, of: vault.find(name), grantedBy: .unverified, accountName: "new account",
      at: SampleVault.now + 60)
    #expect(number == 2)
  }

  private func secret(_ text: String) throws -> SecretBytes { try SecretBytes(Array(text.utf8)) }

  @Test func `the new credential is handed out and the old one kept`() throws {
    try promote(Credential(accessToken: secret("new token")))
    let vault = try sample.open()
    let acme = try vault.find("acme")
    #expect(try vault.text(.accessToken, of: acme) == "new token")
    #expect(try vault.text(.accessToken, of: acme, version: 1) == "access_token-of-acme")
    var old = CredentialVersion(number: 1, stage: .previous, createdAt: SampleVault.now)
    old.replacedAt = SampleVault.now + 60
    old.account = "account-acme"
    var new = CredentialVersion(number: 2, stage: .current, createdAt: SampleVault.now + 60)
    new.promotedAt = SampleVault.now + 60
    #expect(acme.metadata.versions == [old, new])
    #expect(acme.metadata.accountName == "new account")
  }

  @Test func `the webhook secret is carried over, the account's id and secret are not`() throws {
    try promote(Credential(accessToken: secret("new token")))
    let vault = try sample.open()
    #expect(
      try vault.read("acme").secrets == [
        .accessToken: "new token", .webhookSecret: "webhook_secret-of-acme",
      ])
  }

  @Test func `a webhook secret that the new credential brings takes the old one's place`() throws {
    try promote(
      Credential(
        accessToken: secret("new token"), clientSecret: secret("new secret"),
        webhookSecret: secret("new webhook")))
    let vault = try sample.open()
    #expect(
      try vault.read("acme").secrets == [
        .accessToken: "new token", .clientSecret: "new secret", .webhookSecret: "new webhook",
      ])
    let acme = try vault.find("acme")
    #expect(try vault.text(.webhookSecret, of: acme, version: 1) == "webhook_secret-of-acme")
  }

  @Test func `the old version's verdict does not speak for the new one`() throws {
    do {
      let vault = try sample.open(.writing)
      let rejected = RecordedVerdict(
        verdict: .rejected, askedAt: 1, finding: 5, httpStatus: 401, latencyMilliseconds: 1)
      try vault.record([(try vault.find("acme"), rejected)])
      #expect(try vault.find("acme").known == rejected)
    }
    try promote(Credential(accessToken: secret("new token")))
    let acme = try sample.open().find("acme")
    #expect(acme.known == nil)
    #expect(acme.lastAttempt == nil)
  }

  @Test func `nobody else's credential changes`() throws {
    let before = try sample.read()
    try promote(Credential(accessToken: secret("new token")))
    let after = try sample.read()
    #expect(after["globex"] == before["globex"])
    #expect(after["acme/user_1"] == before["acme/user_1"])
  }
}
