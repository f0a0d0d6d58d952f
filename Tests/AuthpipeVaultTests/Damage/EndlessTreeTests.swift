import AuthpipeKit
import CSQLite
import HostileFiles
import Testing

@testable import AuthpipeVault

/// Trees of a few pages with more rows than anybody can visit. Without limits these tests would
/// end only after hours.
@Suite(.timeLimit(.minutes(5))) struct EndlessTreeTests {
  /// Nearly the trees of every table and index; one level more has some fifty times the rows.
  private static let levels = 6

  private let sample: SampleVault
  private let known: KnownContents

  init() throws {
    sample = try SampleVault()
    known = try KnownContents(of: sample)
  }

  /// Puts an endless tree in the place of that of a table or index.
  private func growTree(of name: String) throws {
    let root = try RawDatabase(sample.path).integer(
      "SELECT rootpage FROM sqlite_schema WHERE name = '\(name)'")
    try growTree(at: Int(root))
  }

  private func growTree(at root: Int, from row: Int? = nil) throws {
    var file = VaultFile(try contents(of: sample.path))
    let before = file.bytes.count
    file.growTree(at: root, levels: Self.levels, from: row)
    #expect(file.bytes.count > before, "page \(root) is no leaf")
    try write(file.bytes, to: sample.path)
  }

  @Test func `an endless list of tables is damage, before anything is unlocked`() throws {
    // The second entry, of an index that SQLite makes by itself, may stand there any number of times.
    try growTree(at: 1, from: 1)
    #expect(throws: VaultError.damagedFile(part: .pages)) {
      try LockedVault(at: sample.path, for: .reading)
    }
  }

  @Test func `an endless list of tenants is one of the tenants and a fault`() throws {
    try growTree(of: "tenant")
    var lent: [Result<ConnectionMetadata, VaultError>] = []
    try sample.open().forEachConnection { lent.append($0.map(\.metadata)) }
    #expect(lent.popLast() == .failure(.damagedFile(part: .pages)))
    #expect(try lent.allSatisfy { try known.holds($0.get()) })
  }

  /// A tree, and a look at all of its rows.
  static let trees = [
    ("connection", "length(connection_id)) FROM connection NOT INDEXED"),
    ("event", "length(mac)) FROM event"), ("record", "length(record_id)) FROM record NOT INDEXED"),
    ("tenant", "length(tenant_id)) FROM tenant NOT INDEXED"),
    (
      "sqlite_autoindex_connection_2",
      "length(conn_idx)) FROM connection INDEXED BY sqlite_autoindex_connection_2"
    ),
    (
      "sqlite_autoindex_record_2",
      "length(tenant_id)) FROM record INDEXED BY sqlite_autoindex_record_2"
    ),
    (
      "sqlite_autoindex_tenant_2",
      "length(name_idx)) FROM tenant INDEXED BY sqlite_autoindex_tenant_2"
    ),
  ]

  @Test(arguments: trees)
  func `SQLite alone comes to no end`(tree: String, look: String) throws {
    try growTree(of: tree)
    let database = try RawDatabase(sample.path)
    database.stop(afterSteps: 10_000_000)
    let failure = #expect(throws: SQLFailure.self) { try database.run("SELECT total(\(look)") }
    #expect(failure?.message.hasPrefix("interrupted") == true)
  }

  @Test(arguments: trees)
  func `whatever has no end, everything has`(tree: String, look _: String) throws {
    try growTree(of: tree)
    #expect(try sample.examine(for: known))
    do { try sample.open(.writing).add(KnownContents.added) } catch is VaultError {}
    #expect(try sample.examine(for: known))
  }

  @Test func `long rows without end do not fill the memory`() async {
    await #expect(processExitsWith: .success) {
      let test = try EndlessTreeTests()
      // Sorted by something else than their index, so that SQLite keeps them all.
      try test.sample.edit("UPDATE connection SET conn_idx = randomblob(5000)")
      try test.growTree(of: "sqlite_autoindex_connection_2")
      #expect(try test.sample.examine(for: test.known))
      let most = sqlite3_memory_highwater(0)
      precondition(most < 40 << 20, "\(most >> 20) MiB")
    }
  }

  @Test func `a statement that is asked any number of times has an end each time`() throws {
    let database = try sample.open().database
    for _ in 0..<100_000 {
      let statement = try database.prepare("SELECT count(*) FROM vault WHERE id > 0")
      #expect(try statement.step())
    }
  }

  @Test func `a file with very many rows is read, changed, checked and copied as any other`() throws
  {
    let rows = 100_000
    // Verdicts are the smallest rows, so that looking at them takes the most steps for a byte.
    try sample.edit(
      """
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(rows))
      INSERT INTO verdict SELECT connection, n, 1, 1, 1, 1, 200, 1 FROM who, number
      WHERE name = 'globex'
      """)
    #expect(try !sample.examine(for: known, "many rows"))
    let found = try sample.open().verify()
    #expect(found.isWhole && found.verdicts == rows)
    #expect(try sample.open().backUp(to: sample.folder.file("backup")).isWhole)
    let vault = try sample.open(.writing)
    #expect(try vault.remove(ConnectionReference(parsing: "globex")))
    #expect(vault.notices.isEmpty)
    #expect(try sample.read().count == known.connections.count - 1)
  }
}
