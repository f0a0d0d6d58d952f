import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

/// Minted tokens in the vault.
@Suite struct VaultTokenTests {
  private static let now = SampleVault.now
  private static let recipe = TokenRecipe(kind: .storefront, channels: [1], lifetime: 3_600)
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private static func clock(_ server: Int64) -> ServerClock {
    ServerClock(server: server, machine: MachineMoment(wall: server, boot: "b", uptime: 1))
  }

  private static func token(
    at server: Int64, _ recipe: TokenRecipe = recipe, fingerprint: String = "f00d"
  ) -> MintedToken {
    MintedToken(
      recipe: recipe, fingerprint: fingerprint, mintedAt: server,
      expiresAt: server + recipe.lifetime, credential: 1)
  }

  private func keep(
    _ text: String, _ token: MintedToken, of name: String = "acme", at server: Int64
  ) throws {
    let vault = try sample.open(.writing)
    try vault.keep(
      SecretBytes(Array(text.utf8)), as: token, of: vault.find(name), clock: Self.clock(server),
      details: ["minted"], at: Self.now)
  }

  /// The texts of a connection's tokens of a recipe, the one to hand out first.
  private func texts(_ recipe: TokenRecipe = recipe, of name: String = "acme") throws -> [String] {
    let vault = try sample.open()
    let found = try vault.find(name)
    return try found.metadata.tokens(of: recipe).map { token in
      try text(of: token, of: found, in: vault) ?? "nothing"
    }
  }

  private func text(
    of token: MintedToken, of connection: StoredConnection, in vault: Vault
  ) throws -> String? {
    guard let secret = try vault.secret(of: token, of: connection) else { return nil }
    return secret.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a token is kept sealed, and the one that ends last is handed out`() throws {
    try keep("one", Self.token(at: 1_000), at: 1_000)
    #expect(try texts() == ["one"])
    try keep("two", Self.token(at: 3_900), at: 3_900)
    #expect(try texts() == ["two", "one"])
    #expect(try texts(of: "globex") == [])
    #expect(try sample.open().find("acme").metadata.clock == Self.clock(3_900))
    let found = try sample.verify()
    #expect(found.isWhole && found.records == 11)
  }

  @Test func `what has ended by the provider's clock is forgotten with the next one`() throws {
    try keep("one", Self.token(at: 1_000), at: 1_000)
    try keep("two", Self.token(at: 4_599), at: 4_599)
    #expect(try texts() == ["two", "one"])
    try keep("three", Self.token(at: 4_600), at: 4_600)
    #expect(try texts() == ["three", "two"])
    #expect(try sample.verify().records == 11)
    #expect(try sample.verify().isWhole)
  }

  @Test func `a token of another recipe never stands in`() throws {
    let others = [
      TokenRecipe(kind: .private, channels: [1], scopes: ["Customer"], lifetime: 3_600),
      TokenRecipe(kind: .storefront, channels: [1, 2], lifetime: 3_600),
      TokenRecipe(kind: .storefront, channels: [1], lifetime: 3_601),
      TokenRecipe(kind: .storefront, channels: [1], origins: ["https://a.b"], lifetime: 3_600),
    ]
    for (number, recipe) in others.enumerated() {
      try keep("\(number)", Self.token(at: 1_000, recipe), at: 1_000)
    }
    #expect(try texts() == [])
    for (number, recipe) in others.enumerated() { #expect(try texts(recipe) == ["\(number)"]) }
    let connection = try sample.open().find("acme")
    #expect(Set(others.map(connection.mark)).count == others.count)
    #expect(connection.metadata.tokensInUse.count == others.count)
  }

  @Test(arguments: RekeyingScope.allCases)
  func `tokens outlive new keys and a backup`(scope: RekeyingScope) throws {
    try keep("one", Self.token(at: 1_000), at: 1_000)
    try sample.rekey(scope)
    #expect(try texts() == ["one"])
    #expect(try sample.verify().isWhole)
    _ = try sample.open().backUp(to: sample.backup)
    let vault = try sample.openBackup()
    let found = try vault.find("acme")
    let token = found.metadata.tokens(of: Self.recipe)[0]
    #expect(try text(of: token, of: found, in: vault) == "one")
  }

  @Test func `tokens outlive the version that they were minted with`() throws {
    try keep("one", Self.token(at: 1_000), at: 1_000)
    var vault = try sample.open(.writing)
    let grant = Grant.unverified
    _ = try vault.promote(
      Credential(accessToken: SecretBytes(Array("newtoken".utf8))), of: vault.find("acme"),
      grantedBy: grant, accountName: nil, at: Self.now)
    vault = try sample.open(.writing)
    try vault.retire([1], of: vault.find("acme"), at: Self.now)
    try vault.shred([1], of: vault.find("acme"), at: Self.now)
    #expect(try texts() == ["one"])
    #expect(try sample.verify().isWhole)
  }

  @Test func `what is being revoked is handed out no more, and then forgotten`() throws {
    try keep("one", Self.token(at: 1_000), at: 1_000)
    let vault = try sample.open(.writing)
    try vault.withhold([1], of: vault.find("acme"), details: ["one"], at: Self.now)
    #expect(try texts() == [])
    #expect(try vault.find("acme").metadata.tokens?.map(\.isRevoked) == [true])
    let first = try #require(vault.find("acme").metadata.tokens?.first { $0.number == 1 })
    // Another of that number is not the one that is meant.
    var other = first
    other.fingerprint = "0123456789abcdef"
    try vault.forgetTokens([other], of: vault.find("acme"), details: ["other"], at: Self.now)
    #expect(try vault.find("acme").metadata.tokens?.contains(first) == true)
    try vault.forgetTokens([first], of: vault.find("acme"), details: ["one"], at: Self.now)
    #expect(try vault.find("acme").metadata.tokens == nil)
    let verified = try sample.verify()
    #expect(verified.isWhole && verified.records == 9)
    var actions: [String] = []
    try vault.forEachEvent { actions.append(try $0.get().entry.action) }
    #expect(actions.suffix(3) == ["token-minted", "token-revoked", "token-forgotten"])
  }

  @Test func `a token that is gone, or came from elsewhere, is noticed`() throws {
    try keep("one", Self.token(at: 1_000), at: 1_000)
    try keep("two", Self.token(at: 3_000), at: 3_000)
    let whole = sample
    try whole.edit("DELETE FROM record WHERE field = 16 AND version = 2")
    #expect(try whole.verify().damage.contains { $0.place == .connection("acme") })
    let vault = try sample.open()
    let found = try vault.find("acme")
    let token = found.metadata.tokens(of: Self.recipe)[0]
    #expect(try text(of: token, of: found, in: vault) == nil)
    try whole.edit("UPDATE record SET version = 2 WHERE field = 16")
    #expect(throws: VaultError.alteredRecord(nil)) {
      try text(of: token, of: found, in: vault)
    }
  }

  @Test func `there is an end to how many are remembered`() throws {
    for number in 1...ConnectionMetadata.mostTokens {
      let recipe = TokenRecipe(kind: .storefront, channels: [number], lifetime: 3_600)
      try keep("t", Self.token(at: 1_000, recipe), at: 1_000)
    }
    #expect(throws: VaultError.tokensFull) { try keep("t", Self.token(at: 1_000), at: 1_000) }
    // Once they have ended there is room again.
    try keep("t", Self.token(at: 4_600), at: 4_600)
    #expect(try sample.open().find("acme").metadata.tokens?.count == 1)
    #expect(try sample.verify().isWhole)
  }
}
