import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct RotationStageTests {
  private let sample: SampleVault
  private let now = SampleVault.now

  init() throws { sample = try SampleVault() }

  private func secret(_ text: String) throws -> SecretBytes { try SecretBytes(Array(text.utf8)) }

  private func stage(_ token: String, in vault: Vault) throws -> UInt64 {
    try vault.stage(
      Credential(accessToken: secret(token), clientID: secret("\(token) id")),
      of: vault.find("acme"), accountName: "new account", at: now + 10)
  }

  private func stages(in vault: Vault) throws -> [CredentialVersion.Stage] {
    try vault.find("acme").metadata.versions.map(\.stage)
  }

  @Test func `a staged version is stored, and not handed out`() throws {
    let vault = try sample.open(.writing)
    #expect(try stage("new token", in: vault) == 2)
    let acme = try vault.find("acme")
    #expect(acme.current.number == 1)
    #expect(acme.metadata.pending?.account == "new account")
    #expect(try vault.text(.accessToken, of: acme) == "access_token-of-acme")
    #expect(try vault.text(.accessToken, of: acme, version: 2) == "new token")
  }

  @Test func `one version waits at a time`() throws {
    let vault = try sample.open(.writing)
    _ = try stage("new token", in: vault)
    #expect(throws: VaultError.changedMeanwhile) { try stage("another", in: vault) }
  }

  @Test func `a version that was never current leaves nothing when it is given up`() throws {
    let vault = try sample.open(.writing)
    let before = try vault.find("acme").metadata
    let number = try stage("new token", in: vault)
    try vault.giveUp(number, of: vault.find("acme"), at: now + 20)
    let acme = try vault.find("acme")
    #expect(acme.metadata == before)
    #expect(try vault.secret(.accessToken, of: acme, version: 2) == nil)
    #expect(try vault.secret(.clientID, of: acme, version: 2) == nil)
    #expect(try stage("again", in: vault) == 2)
  }

  @Test func `what was seen of the old token when the new one was tested stays with the old one`()
    throws
  {
    let vault = try sample.open(.writing)
    let number = try stage("new token", in: vault)
    let seen = [ObservedScope(scope: "store_v2_orders_read_only", granted: true, since: now)]
    try vault.test(number, of: vault.find("acme"), observing: [], besides: seen, at: now + 20)
    #expect(try vault.find("acme").metadata.observedScopes == seen)
    try vault.promote(number, of: vault.find("acme"), grantedBy: .unverified, at: now + 30)
    let metadata = try vault.find("acme").metadata
    #expect(metadata.version(1)?.observedScopes == seen)
    #expect(metadata.observedScopes == [])
  }

  @Test func `a promotion that is undone is as if it had not been, and can be made again`() throws {
    let vault = try sample.open(.writing)
    var metadata = try vault.find("acme").metadata
    metadata.expiresAt = now + 1_000
    metadata.accountName = "old account"
    try vault.update(vault.find("acme"), to: metadata, at: now)
    let number = try stage("new token", in: vault)
    let seen = [ObservedScope(scope: "store_v2_orders_read_only", granted: true, since: now)]
    try vault.test(number, of: vault.find("acme"), observing: seen, at: now + 20)
    #expect(try vault.find("acme").metadata.observedScopes == nil)
    try vault.promote(number, of: vault.find("acme"), grantedBy: .unverified, at: now + 30)
    var acme = try vault.find("acme")
    #expect(acme.metadata.observedScopes == seen)
    #expect(acme.metadata.accountName == "new account")
    #expect(acme.metadata.expiresAt == nil)
    #expect(acme.metadata.version(1)?.account == "old account")

    try vault.rollBack(acme, to: 1, grantedBy: .unverified, at: now + 40)
    acme = try vault.find("acme")
    #expect(try stages(in: vault) == [.current, .pending])
    #expect(acme.metadata.expiresAt == now + 1_000)
    #expect(acme.metadata.accountName == "old account")
    #expect(acme.metadata.observedScopes == nil)
    #expect(try vault.text(.accessToken, of: acme) == "access_token-of-acme")

    try vault.promote(number, of: acme, grantedBy: .unverified, at: now + 50)
    #expect(try vault.find("acme").metadata.observedScopes == seen)
    #expect(try stages(in: vault) == [.previous, .current])
  }

  @Test func `what was current once is retired when it is given up, and its number stays taken`()
    throws
  {
    let vault = try sample.open(.writing)
    let number = try stage("new token", in: vault)
    try vault.promote(number, of: vault.find("acme"), grantedBy: .unverified, at: now + 30)
    try vault.rollBack(vault.find("acme"), to: 1, grantedBy: .unverified, at: now + 40)
    try vault.giveUp(number, of: vault.find("acme"), at: now + 50)
    #expect(try stages(in: vault) == [.current, .retired])
    #expect(try stage("another", in: vault) == 3)
  }

  @Test func `what is retired is deleted once it was kept long enough`() throws {
    let vault = try sample.open(.writing)
    let number = try stage("new token", in: vault)
    try vault.promote(number, of: vault.find("acme"), grantedBy: .unverified, at: now + 30)
    try vault.retire([1], of: vault.find("acme"), at: now + 100)
    let month = ConnectionMetadata.usualKeeping
    let metadata = try vault.find("acme").metadata
    #expect(metadata.shreddable(at: now + 100 + month - 1) == [])
    #expect(metadata.shreddable(at: now + 100 + month) == [1])
    try vault.shred([1], of: vault.find("acme"), at: now + 100 + month)
    let acme = try vault.find("acme")
    for field in CredentialField.allCases {
      #expect(try vault.secret(field, of: acme, version: 1) == nil)
    }
    #expect(acme.metadata.version(1)?.shreddedAt == now + 100 + month)
    #expect(acme.metadata.shreddable(at: .max / 2) == [])
    #expect(try vault.text(.accessToken, of: acme) == "new token")
    #expect(try vault.verify().damage.isEmpty)
  }

  @Test func `no step is taken from a version that stands elsewhere`() throws {
    let vault = try sample.open(.writing)
    #expect(throws: VaultError.changedMeanwhile) {
      try vault.promote(1, of: vault.find("acme"), grantedBy: .unverified, at: now)
    }
    #expect(throws: VaultError.changedMeanwhile) {
      try vault.retire([1], of: vault.find("acme"), at: now)
    }
    #expect(throws: VaultError.changedMeanwhile) {
      try vault.shred([1], of: vault.find("acme"), at: now)
    }
    #expect(throws: VaultError.changedMeanwhile) {
      try vault.rollBack(vault.find("acme"), to: 1, grantedBy: .unverified, at: now)
    }
    #expect(try vault.find("acme").metadata == sample.open().find("acme").metadata)
  }

  @Test func `what is found of a replaced version is not the connection's history`() throws {
    let vault = try sample.open(.writing)
    func verdict(_ verdict: Verdict, at time: Int64) -> RecordedVerdict {
      RecordedVerdict(
        verdict: verdict, askedAt: time, finding: 1, httpStatus: nil, latencyMilliseconds: nil)
    }
    try vault.record([(vault.find("acme"), verdict(.healthy, at: now + 1))])
    let number = try stage("new token", in: vault)
    try vault.promote(number, of: vault.find("acme"), grantedBy: .unverified, at: now + 30)
    let ended = verdict(.rejected, at: now + 60)
    try vault.record(ofVersions: [(vault.find("acme"), 1, ended)])
    let acme = try vault.find("acme")
    #expect(try vault.verdicts(of: acme) == [verdict(.healthy, at: now + 1)])
    #expect(try vault.verdict(of: acme, version: 1) == ended)
    #expect(acme.known == nil)
  }

  @Test func `a connection that is rotated for ever does not outgrow its metadata`() throws {
    let vault = try sample.open(.writing)
    for round in 0..<60 {
      let number = try stage("token \(round)", in: vault)
      try vault.promote(number, of: vault.find("acme"), grantedBy: .unverified, at: now + 30)
      try vault.retire([number - 1], of: vault.find("acme"), at: now + 40)
      try vault.shred([number - 1], of: vault.find("acme"), at: now + 50)
    }
    let versions = try vault.find("acme").metadata.versions
    #expect(versions.count == 21)
    #expect(versions.map(\.number) == Array(41...61))
  }
}
