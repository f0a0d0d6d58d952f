import AuthpipeKit
import Glibc
import Testing

@testable import AuthpipeVault

@Suite struct RefusedRestoreTests {
  private let sample: SampleVault
  private let vault: [UInt8]

  init() throws {
    sample = try SampleVault()
    _ = try sample.open().backUp(to: sample.backup)
    try sample.open(.writing).add("acme/later")
    vault = try contents(of: sample.path)
  }

  /// Runs `body`, which must throw and leave every file as it was.
  private func expectRefusal(_ fault: VaultError, _ body: () throws -> Void) throws {
    let names = try sample.folder.names
    #expect(throws: fault) { try body() }
    #expect(try sample.folder.names == names)
    #expect(try contents(of: sample.path) == vault)
  }

  @Test(arguments: [
    ("DELETE FROM record WHERE field = 5", VaultError.alteredRows(part: .tenantHead)),
    ("UPDATE tenant SET generation = generation + 1", .alteredRows(part: .vaultHead)),
    ("UPDATE record SET sealed = x'00' WHERE field = 4", .alteredRecord(.clientSecret)),
    ("UPDATE connection SET conn_idx = randomblob(16)", .alteredRecord(nil)),
    ("DELETE FROM event WHERE sequence = 3", .alteredRows(part: .event)),
    ("DELETE FROM event WHERE sequence = 6", .alteredRows(part: .event)),
    ("UPDATE vault SET generation = 99", .alteredRows(part: .vaultHead)),
    ("UPDATE tenant SET epoch = 0", .damagedFile(part: .tenant)),
    (
      "INSERT INTO verdict VALUES (randomblob(16), 1, 1, 1, 1, 1, NULL, NULL)",
      .alteredRows(part: .pages)
    ),
  ])
  func `an altered backup is refused, and nothing changes`(sql: String, fault: VaultError) throws {
    do { try RawDatabase(sample.backup).run("PRAGMA foreign_keys = OFF; \(sql)") }
    try expectRefusal(fault) { try sample.restore() }
  }

  @Test func `no byte of a backup's pages can be damaged and put in a vault's place`() throws {
    let whole = try contents(of: sample.backup)
    let before = try sample.openBackup().readAll()
    for offset in stride(from: 0, to: whole.count, by: Torture.isOn ? 7 : 1_999) {
      var damaged = whole
      damaged[offset] ^= 1 << (offset % 8)
      try write(damaged, to: sample.backup)
      try write(vault, to: sample.path)
      unlink(sample.kept)
      guard (try? sample.restore()) != nil else {
        #expect(try contents(of: sample.path) == vault, "byte \(offset)")
        continue
      }
      #expect(try sample.read() == before, "byte \(offset)")
    }
  }

  enum Trick: CaseIterable, Sendable {
    case symbolicLink, linkToNowhere, folder, severalLinks, readableByOthers, pipe

    func make(_ path: String, from vault: String) throws -> VaultError.FileFault {
      switch self {
      case .symbolicLink:
        symlink(vault, path)
        return .symbolicLink
      case .linkToNowhere:
        symlink("\(path).nowhere", path)
        return .symbolicLink
      case .folder:
        mkdir(path, 0o700)
        return .notARegularFile
      case .severalLinks:
        try write(contents(of: vault), to: "\(path).one")
        Glibc.link("\(path).one", path)
        return .severalLinks
      case .readableByOthers:
        try write(contents(of: vault), to: path)
        chmod(path, 0o644)
        return .readableByOthers(mode: 0o644)
      case .pipe:
        mkfifo(path, 0o600)
        return .notARegularFile
      }
    }
  }

  @Test(arguments: Trick.allCases)
  func `what is no file of one's own is not replaced`(trick: Trick) throws {
    let path = sample.folder.file("target")
    let fault = try trick.make(path, from: sample.path)
    try expectRefusal(.file(fault, path: path)) { try sample.restore(to: path) }
    #expect(exists(path) && !exists("\(path).nowhere"))
  }

  @Test func `a backup is not restored over itself, by whatever name`() throws {
    let folder = sample.folder.file("folder")
    symlink(sample.folder.path, folder)
    for path in [sample.backup, "\(sample.folder.path)/./backup", "\(folder)/backup"] {
      try expectRefusal(.restoresItself) { try sample.restore(to: path) }
    }
    #expect(try sample.openBackup().verify().isWhole)
  }

  @Test func `a place for the old file that is taken is refused, and what is there stays`() throws {
    try write([1, 2, 3], to: sample.kept)
    try expectRefusal(.cannotCreate(path: sample.kept, code: EEXIST)) { try sample.restore() }
    #expect(try contents(of: sample.kept) == [1, 2, 3])
  }

  @Test func `a journal that would make SQLite delete another file is not acted on`() throws {
    let victim = sample.folder.file("victim")
    try write([1], to: victim)
    try write(
      Array(victim.utf8) + [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7],
      to: "\(sample.path)-journal")
    try expectRefusal(.damagedFile(part: .journal)) { try sample.restore() }
    #expect(exists(victim))
  }
}
