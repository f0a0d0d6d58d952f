import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct AppsTests {
  private let sample: SampleVault
  private let place: ConnectionReference

  init() throws {
    sample = try SampleVault()
    place = try ConnectionReference(app: "shop")
    try Self.add("shop", to: sample)
  }

  private static func add(
    _ name: String, secret: String = "the secret", replacing: Bool = false, to sample: SampleVault
  ) throws {
    let metadata = try ConnectionMetadata(
      app: ConnectionReference(app: name), loginURL: "https://login.bigcommerce.com",
      redirectURI: "https://app.example/auth", scopes: ["store_v2_orders"],
      createdAt: SampleVault.now)
    let credential = try AppCredential(
      clientID: SecretBytes(Array("the id".utf8)), clientSecret: SecretBytes(Array(secret.utf8)))
    try sample.open(.writing).add(
      app: metadata, credential, replacing: replacing, at: SampleVault.now)
  }

  private func secret(of place: ConnectionReference) throws -> String? {
    let vault = try sample.open()
    guard let app = try vault.app(place) else { return nil }
    return try String(decoding: vault.credential(of: app).clientSecret.revealed, as: UTF8.self)
  }

  @Test func `an app is read as it was added`() throws {
    let vault = try sample.open()
    let app = try #require(try vault.app(place))
    #expect(app.name == "shop")
    #expect(app.redirectURI == "https://app.example/auth")
    #expect(app.loginURL == "https://login.bigcommerce.com")
    #expect(app.scopes == ["store_v2_orders"])
    #expect(try vault.clientID(of: app) == "the id")
    #expect(try secret(of: place) == "the secret")
    #expect(try vault.app(ConnectionReference(app: "other")) == nil)
  }

  @Test func `apps are no connections, and are counted apart`() throws {
    var names: [String] = []
    let vault = try sample.open()
    try vault.forEachConnection { names.append(try $0.get().reference.description) }
    #expect(names.sorted() == SampleVault.names)
    for place in try vault.tenantPlaces() {
      try vault.forEachConnection(at: place.get()) { connection in
        let reference = try connection.get().reference
        #expect(!reference.isApp)
      }
    }
    let contents = try vault.contents()
    #expect([contents.tenants, contents.connections, contents.apps] == [2, 3, 1])
    let found = try vault.verify()
    #expect(found.isWhole)
    #expect([found.tenants, found.connections, found.apps] == [2, 3, 1])
  }

  @Test func `a name is taken once, and replaced where that is said`() throws {
    #expect(throws: VaultError.connectionExists) {
      try Self.add("shop", secret: "another", to: sample)
    }
    #expect(try secret(of: place) == "the secret")
    try Self.add("shop", secret: "another", replacing: true, to: sample)
    #expect(try secret(of: place) == "another")
    #expect(try sample.verify().isWhole)
  }

  @Test(arguments: RekeyingScope.allCases) func `an app is under the new keys`(
    _ scope: RekeyingScope
  ) throws {
    try sample.rekey(scope)
    #expect(try secret(of: place) == "the secret")
    #expect(try sample.verify().isWhole)
  }

  @Test func `the last app takes the key of all apps with it, and no tenant's`() throws {
    try Self.add("second", to: sample)
    let vault = try sample.open(.writing)
    #expect(try vault.remove(place, at: SampleVault.now) == false)
    #expect(try vault.remove(ConnectionReference(app: "second"), at: SampleVault.now))
    #expect(try sample.open().app(place) == nil)
    #expect(try sample.read().keys.sorted() == SampleVault.names)
    #expect(try sample.verify().isWhole)
    try Self.add("shop", to: sample)
    #expect(try secret(of: place) == "the secret")
  }

  @Test func `the trail tells of apps, and keeps what a lost one was called`() throws {
    try Self.add("shop", replacing: true, to: sample)
    var actions: [String] = []
    try sample.open().forEachEvent { event in
      let entry = try event.get().entry
      if entry.connection == "bigcommerce:@apps/shop" { actions.append(entry.action) }
    }
    #expect(actions == ["app-added", "app-replaced"])
  }

  @Test func `an app without its secret, or turned into a connection, is noticed`() throws {
    try sample.edit("DELETE FROM record WHERE field = 4 AND connection_id IN (\(Self.apps))")
    let damage = try sample.verify().damage
    #expect(damage.contains { $0.place == .connection("app shop") })
    #expect(damage.contains { $0.place == .tenant("@apps") })
    let areOfTenant = damage.allSatisfy { $0.isOfTenant }
    #expect(areOfTenant)
    var contents = try sample.open().contents(ofTenant: "@apps")
    #expect(!contents.isWhole)
    let vault = try sample.open(.writing)
    contents = try vault.read { try vault.contents(ofTenant: "@apps") }
    try vault.removeTenant(contents, at: SampleVault.now)
    #expect(try sample.verify().isWhole)
  }

  /// The ids of what is neither `acme`'s nor `globex`'s: the newest tenant's.
  private static let apps =
    "SELECT connection_id FROM record GROUP BY connection_id HAVING sum(field = 2) = 0"
}
