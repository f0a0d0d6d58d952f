import AuthpipeKit
import Testing

@testable import AuthpipeVault

/// A vault from before there was a trail, as a committed file.
@Suite struct VaultFromBeforeTests {
  private static let altered = VaultError.alteredRows(part: .event)

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("vault.db")
    try write(Fixture.bytes("vault-layout-1.sqlite"), to: path)
  }

  private func open(_ access: Vault.Access = .reading) throws -> Vault {
    try Vault(at: path, for: access, unlockedBy: Fixture.key("vault-layout-1.key"))
  }

  private func header() throws -> Header { try Header(parsing: open().headerBytes) }

  private func label(_ text: String, _ vault: Vault) throws {
    let other = try vault.find("other")
    var metadata = other.metadata
    metadata.labels[text] = text
    try vault.update(other, to: metadata)
  }

  @Test func `it opens, is whole, and has no trail`() throws {
    #expect(try header().minWriter == 1)
    let found = try open().verify()
    #expect(found.damage == [])
    #expect((found.tenants, found.connections, found.events) == (2, 3, 0))
    #expect(try open().events().isEmpty)
  }

  @Test func `what writes no line starts no trail`() throws {
    let verdict = RecordedVerdict(
      verdict: .healthy, askedAt: 1, finding: 1, httpStatus: 200, latencyMilliseconds: 1)
    let vault = try open(.writing)
    try vault.record([(vault.find("acme"), verdict)])
    #expect(try header().minWriter == 1)
    #expect(try open().verify().isWhole)
  }

  @Test func `its first change starts one, and older writers are kept out from then on`() throws {
    let (before, generation) = (try header(), try open().generation())
    try label("first", open(.writing))
    var expected = before
    // The writers of before have the number 1, and refuse what asks for a higher one.
    expected.minWriter = 2
    #expect(try header() == expected)
    #expect(try open().events().map(\.sequence) == [generation + 1])
    try label("second", open(.writing))
    #expect(try open().events().map(\.sequence) == [generation + 1, generation + 2])
    #expect(try open().verify().damage == [])
  }

  @Test func `whoever had it open when the trail began goes on working`() throws {
    let (one, two) = (try open(.writing), try open(.writing))
    try label("one", one)
    #expect(try two.read { try two.find("other") }.metadata.labels.keys.sorted() == ["one"])
    try label("two", two)
    try label("more", one)
    #expect(try open().find("other").metadata.labels.keys.sorted() == ["more", "one", "two"])
    #expect(try open().events().count == 3)
    #expect(try open().verify().damage == [])
  }

  @Test func `many who begin the trail at once begin one`() async throws {
    let generation = try open().generation()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for side in ["left", "right"] {
        group.addTask {
          for round in 0..<10 { try insist(on: "\(side)\(round)") }
        }
      }
      try await group.waitForAll()
    }
    #expect(try open().find("other").metadata.labels.count == 20)
    #expect(try open().events().map(\.sequence) == Array(generation + 1...generation + 20))
    #expect(try open().verify().damage == [])
  }

  /// Opens the vault anew for each try, as another command would.
  private func insist(on text: String) throws {
    while true {
      do {
        return try label(text, open(.writing))
      } catch VaultError.changedMeanwhile {}
    }
  }

  @Test func `a trail that began cannot be cut off whole`() throws {
    try label("first", open(.writing))
    do { try RawDatabase(path).run("DELETE FROM event") }
    #expect(try open().verify().damage == [VaultDamage(place: .trail, fault: Self.altered)])
    #expect(throws: Self.altered) { try label("second", open(.writing)) }
  }

  @Test func `the header from before, put back while there is a trail, is noticed`() throws {
    let before = try VaultTable(database: open().database).read()
    try label("first", open(.writing))
    do {
      try RawDatabase(path).run(
        """
        UPDATE vault SET header = x'\(before.header.hexadecimal)', \
        header_mac = x'\(before.headerCode.hexadecimal)'
        """)
    }
    #expect(try header().minWriter == 1)
    #expect(try open().verify().damage == [VaultDamage(place: .trail, fault: Self.altered)])
    #expect(throws: Self.altered) { try label("second", open(.writing)) }
  }

  @Test func `its keys can be renewed, and its trail begins with that`() throws {
    let before = try ["acme", "acme/user_123", "other"].map { try open().read($0) }
    let generation = try open().generation()
    let vault = try open(.writing)
    let rekeying = try RootRekeying(of: vault)
    #expect(try rekeying.keepSlots(openedBy: Fixture.key("vault-layout-1.key")) == 1)
    try vault.rekeyRoot(rekeying, tenants: true, at: SampleVault.now)
    #expect(try ["acme", "acme/user_123", "other"].map { try open().read($0) } == before)
    #expect(try header().minWriter == Header.trailWriter)
    #expect(try open().events().map(\.sequence) == [generation + 1])
    #expect(try open().verify().damage == [])
  }
}
