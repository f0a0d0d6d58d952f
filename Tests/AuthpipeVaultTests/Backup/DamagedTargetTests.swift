import AuthpipeKit
import Foundation
import Glibc
import Testing

@testable import AuthpipeVault

/// A backup is there for the day on which the vault is broken.
@Suite struct DamagedTargetTests {
  private let sample: SampleVault
  private let before: [String: ReadConnection]

  init() throws {
    sample = try SampleVault()
    before = try sample.read()
    #expect(try sample.open().backUp(to: sample.backup).isWhole)
  }

  enum Damage: String, CaseIterable, Sendable {
    case empty, oneByte, garbage, cutShort, cutToItsFirstPage, firstPageOverwritten
    case pagesOverwritten, noSchema

    func done(to whole: [UInt8]) -> [UInt8] {
      switch self {
      case .empty: []
      case .oneByte: [0]
      case .garbage: (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      case .cutShort: Array(whole[..<(whole.count / 2 - 100)])
      case .cutToItsFirstPage: Array(whole[..<4_096])
      case .firstPageOverwritten: Array(repeating: 0xff, count: 4_096) + whole[4_096...]
      case .pagesOverwritten: whole[..<4_096] + Array(repeating: 0xff, count: whole.count - 4_096)
      case .noSchema: whole[..<100] + Array(repeating: 0, count: whole.count - 100)
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func `whatever a vault's file has become, a backup takes its place and the old is kept as it was`(
    damage: Damage
  ) throws {
    let damaged = try damage.done(to: contents(of: sample.path))
    try write(damaged, to: sample.path)
    #expect(try sample.restore())
    #expect(try sample.read() == before)
    #expect(try sample.verify().damage == [])
    #expect(try contents(of: sample.kept) == damaged)
    #expect(try mode(of: sample.kept) == 0o600)
    #expect(try sample.folder.names == ["backup", "kept", "vault.db"])
  }

  @Test(arguments: [Damage.garbage, .firstPageOverwritten, .pagesOverwritten])
  func `a name for the old file that is taken leaves everything as it was`(damage: Damage) throws {
    let damaged = try damage.done(to: contents(of: sample.path))
    try write(damaged, to: sample.path)
    try write([1, 2, 3], to: sample.kept)
    #expect(throws: VaultError.cannotCreate(path: sample.kept, code: EEXIST)) {
      try sample.restore()
    }
    #expect(try contents(of: sample.path) == damaged)
    #expect(try contents(of: sample.kept) == [1, 2, 3])
    #expect(try sample.folder.names == ["backup", "kept", "vault.db"])
  }

  /// What a file that is no vault may have beside it and SQLite does not bring to an end: a
  /// journal that begins with zeros is kept for another transaction.
  private func litter(_ suffix: String) throws -> [UInt8] {
    let bytes = [UInt8](repeating: 0, count: 512) + Array("left behind \(suffix)".utf8)
    try write(bytes, to: sample.path + suffix)
    return bytes
  }

  @Test func `a journal of what was set aside goes with it`() throws {
    try write(Damage.garbage.done(to: []), to: sample.path)
    let left = try ["-journal", "-shm"].map { try litter($0) }
    #expect(try sample.restore())
    #expect(try sample.read() == before)
    #expect(try sample.verify().damage == [])
    #expect(try sample.folder.names == ["backup", "kept", "kept-journal", "kept-shm", "vault.db"])
    #expect(try ["-journal", "-shm"].map { try contents(of: sample.kept + $0) } == left)
  }

  @Test(arguments: ["", "-shm"])
  func `what lies beside it stays where it was when the old file cannot be kept`(
    taken: String
  ) throws {
    try write(Damage.garbage.done(to: []), to: sample.path)
    for suffix in ["-journal", "-shm"] { _ = try litter(suffix) }
    try write([1], to: sample.kept + taken)
    let names = try sample.folder.names
    #expect(throws: VaultError.cannotCreate(path: sample.kept + taken, code: EEXIST)) {
      try sample.restore()
    }
    #expect(try sample.folder.names == names)
  }

  // The write-ahead log of a real vault has frames whose sums are right: SQLite would lay them
  // over any file that bears the name.
  @Test func `a write-ahead log that outlived its vault is not laid over what is restored`() throws
  {
    do {
      let database = try RawDatabase(sample.path)
      try database.run("PRAGMA journal_mode = WAL; DELETE FROM record; DELETE FROM verdict")
      let log = try contents(of: "\(sample.path)-wal")
      try write(log, to: "\(sample.folder.path)/log")
    }
    try FileManager.default.moveItem(
      atPath: "\(sample.folder.path)/log", toPath: "\(sample.path)-wal")
    try write(Damage.garbage.done(to: []), to: sample.path)
    #expect(try sample.restore())
    #expect(try sample.read() == before)
    #expect(try sample.verify().damage == [])
  }

  @Test(arguments: ["-journal", "-wal"])
  func `a journal that outlived its vault keeps a name from being used`(suffix: String) throws {
    let missing = sample.folder.file("missing")
    try write([1, 2, 3], to: missing + suffix)
    let names = try sample.folder.names
    let fault = VaultError.cannotCreate(path: missing + suffix, code: EEXIST)
    #expect(throws: fault) { try sample.restore(to: missing) }
    #expect(throws: fault) { try sample.open().backUp(to: missing) }
    #expect(throws: fault) { try SampleVault.create(at: missing) }
    #expect(try sample.folder.names == names)
  }

  @Test func `an unfinished write is brought to its end before the old vault is kept`() throws {
    let crashed = try SampleVault()
    do {
      let vault = try sample.open(.writing)
      try vault.database.execute("BEGIN IMMEDIATE; DELETE FROM verdict; DELETE FROM record")
      try vault.database.flush()
      for suffix in ["", "-journal"] {
        try write(contents(of: sample.path + suffix), to: crashed.path + suffix)
      }
      try vault.database.execute("ROLLBACK")
    }
    #expect(
      try sample.openBackup().restore(
        to: crashed.path, keepingOldAs: crashed.kept, stateDirectory: nil, at: SampleVault.now))
    #expect(try crashed.read() == before)
    #expect(try crashed.read(at: crashed.kept) == before)
    #expect(try crashed.folder.names == ["kept", "vault.db"])
  }

  // In a process of its own, since the limit is the whole process's.
  @Test func `a disk that is full when the old file is kept already leaves nothing of it`() async {
    await #expect(processExitsWith: .success) {
      let sample = try SampleVault()
      let small = try contents(of: sample.path)
      do {
        let vault = try sample.open(.writing)
        for round in 0..<60 { try vault.add("acme/round_\(round)") }
        _ = try vault.backUp(to: sample.backup)
      }
      try write(small, to: sample.path)
      let draft = try VaultDraft(copying: sample.openBackup().database, beside: sample.path)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: rlim_t(small.count + 512), rlim_max: .max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let replacement = VaultReplacement(path: sample.path, kept: sample.kept)
      #expect(throws: VaultError.self) { try replacement.put(draft) }
      limit.rlim_cur = .max
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #expect(!exists(sample.kept))
      #expect(try contents(of: sample.path) == small)
      #expect(try sample.verify().damage == [])
    }
  }
}
