import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct TrailTests {
  private static let actor = AuditActor(
    uid: 1_000, process: "make", terminal: "/dev/pts/3", job: "GITHUB_ACTIONS=17")

  /// In every secret, and in what else is sealed of a connection besides its name.
  private static let canaries = [
    "token-of", "_secret-of", "client_id-of", "hash-", "label-", "account",
  ]

  private let sample: SampleVault

  /// The sample with a slot to spare, which the same key opens.
  init() throws {
    sample = try SampleVault()
    _ = try sample.open(.writing).addSlot(for: SampleVault.key(), label: "spare", at: 0)
  }

  private func open() throws -> Vault {
    try Vault(
      at: sample.path, for: .writing, unlockedBy: SampleVault.key(), actor: Self.actor)
  }

  @Test func `the sample's own life is in its trail`() throws {
    let events = try sample.open().events()
    #expect(
      events.map(\.entry) == [
        .init(.vaultMade, named: nil, details: ["test"]),
        .init(.connected, named: "bigcommerce:acme/default", version: 1),
        .init(.connected, named: "bigcommerce:acme/user_1", version: 1),
        .init(.connected, named: "bigcommerce:globex/default", version: 1),
        .init(.connected, named: "bigcommerce:initech/default", version: 1),
        .init(
          .disconnected, named: "bigcommerce:initech/default", details: ["tenant key shredded"]),
        .init(.slotAdded, named: nil, details: ["spare"]),
      ])
    #expect(events.map(\.sequence) == Array(1...7))
    #expect(events.allSatisfy { $0.actor == .unknown })
  }

  @Test(arguments: TrailedChange.ofConnections + TrailedChange.ofKeys)
  func `a change leaves one line, of its generation and without a secret, and nothing else does`(
    change: TrailedChange
  ) throws {
    let before = try sample.open().events()
    try change.make(open())
    let vault = try sample.open()
    let events = try vault.events()
    #expect(Array(events.prefix(before.count)) == before)
    let added = events.dropFirst(before.count)
    #expect(
      Array(added)
        == (change.entry.map { entry in
          [
            AuditEvent(
              sequence: UInt64(before.count) + 1, at: TrailedChange.now, entry: entry,
              actor: Self.actor)
          ]
        } ?? []))
    #expect(try vault.generation() == UInt64(events.count))
    #expect(try vault.verify().damage == [])

    let text = events.map { "\($0)" }.joined()
    #expect(text.contains("globex") && text.contains("user_1"), "names are there to be found")
    for canary in Self.canaries { #expect(!text.contains(canary), "\(canary) in the trail") }
  }

  @Test func `a change that is refused leaves no line`() throws {
    let before = try sample.open().events()
    let vault = try open()
    #expect(throws: VaultError.connectionExists) { try vault.add("acme") }
    #expect(throws: VaultError.noSuchConnection) {
      try vault.remove(ConnectionReference(parsing: "initech"))
    }
    #expect(throws: VaultError.noSuchTenant) { try vault.rekeyTenant("initech", at: 0) }
    #expect(try sample.open().events() == before)
  }

  @Test func `only the lines since a time are lent`() throws {
    for offset: Int64 in 1...3 {
      let vault = try open()
      let acme = try vault.find("acme")
      try vault.update(acme, to: acme.metadata, at: SampleVault.now + offset)
    }
    let vault = try sample.open()
    #expect(try vault.events(since: SampleVault.now + 2).map(\.sequence) == [9, 10])
    #expect(try vault.events(since: SampleVault.now + 4).isEmpty)
  }

  @Test func `a line that cannot be read is lent as its fault, and hides no other`() throws {
    try sample.edit(
      """
      UPDATE event SET mac = x'00' WHERE sequence = 2;
      UPDATE event SET at = at + 1 WHERE sequence = 4
      """)
    var lent: [Result<UInt64, VaultError>] = []
    try sample.open().forEachEvent { lent.append($0.map(\.sequence)) }
    #expect(
      lent == [
        .success(1), .failure(.damagedFile(part: .event)), .success(3),
        .failure(.alteredRows(part: .event)), .success(5), .success(6), .success(7),
      ])
  }
}
