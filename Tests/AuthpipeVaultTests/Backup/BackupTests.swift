import AuthpipeKit
import Glibc
import Testing

@testable import AuthpipeVault

@Suite struct BackupTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  @Test func `a backup is a vault with everything in it, verified`() throws {
    try sample.rememberVerdict(of: "acme")
    let vault = try sample.open()
    let before = try (vault.readAll(), vault.events(), vault.find("acme").known, vault.verify())
    #expect(try vault.backUp(to: sample.backup) == before.3)
    let backup = try sample.openBackup()
    #expect(try backup.readAll() == before.0)
    #expect(try backup.events() == before.1)
    #expect(try backup.find("acme").known == before.2)
    #expect(try backup.verify() == before.3)
    #expect(before.2 != nil && before.3.isWhole)
  }

  @Test func `a backup changes nothing of the vault, and leaves nothing else behind`() throws {
    let before = try contents(of: sample.path)
    _ = try sample.open().backUp(to: sample.backup)
    #expect(try contents(of: sample.path) == before)
    #expect(try sample.folder.names == ["backup", "vault.db"])
  }

  // In a process of its own, since the umask is the whole process's.
  @Test func `a backup is 0600 whatever the umask`() async {
    await #expect(processExitsWith: .success) {
      for mask: mode_t in [0, 0o022, 0o077] {
        umask(mask)
        let sample = try SampleVault()
        _ = try sample.open().backUp(to: sample.backup)
        #expect(try mode(of: sample.backup) == 0o600)
        try sample.restore()
        for file in [sample.path, sample.kept] { #expect(try mode(of: file) == 0o600) }
        let missing = sample.folder.file("deep/er/vault.db")
        try sample.restore(to: missing)
        #expect(try mode(of: missing) == 0o600)
        #expect(try mode(of: sample.folder.file("deep")) == 0o700)
      }
    }
  }

  enum Taken: CaseIterable, Sendable {
    case file, folder, link, danglingLink, theVaultItself

    func make(in sample: SampleVault) throws -> String {
      switch self {
      case .file: try write([1, 2, 3], to: sample.backup)
      case .folder: mkdir(sample.backup, 0o700)
      case .link: symlink(sample.path, sample.backup)
      case .danglingLink: symlink(sample.folder.file("nowhere"), sample.backup)
      case .theVaultItself: return sample.path
      }
      return sample.backup
    }
  }

  @Test(arguments: Taken.allCases)
  func `a name that is taken is refused, and what bears it stays`(taken: Taken) throws {
    let path = try taken.make(in: sample)
    let (names, before) = (try sample.folder.names, try contents(of: sample.path))
    #expect(throws: VaultError.fileExists(path: path)) { try sample.open().backUp(to: path) }
    #expect(try sample.folder.names == names)
    #expect(try contents(of: sample.path) == before)
    if taken == .file { #expect(try contents(of: path) == [1, 2, 3]) }
  }

  @Test(arguments: ["missing/backup", "vault.db/backup", "folder/", "."])
  func `a name that cannot be is refused, and leaves nothing behind`(name: String) throws {
    mkdir(sample.folder.file("folder"), 0o700)
    #expect(throws: VaultError.self) { try sample.open().backUp(to: sample.folder.file(name)) }
    #expect(try sample.folder.names == ["folder", "vault.db"])
    #expect(try TemporaryFolder.names(in: sample.folder.file("folder")).isEmpty)
  }

  @Test func `a damaged vault is copied with its damage, which is told`() throws {
    try sample.edit("UPDATE record SET sealed = x'00' WHERE \(SampleVault.row("acme", .clientID))")
    let damage = try sample.verify().damage
    #expect(!damage.isEmpty)
    #expect(try sample.open().backUp(to: sample.backup).damage == damage)
    #expect(try sample.openBackup().verify().damage == damage)
  }

  @Test func `a vault rekeyed since it was opened is opened again for its backup`() throws {
    let vault = try sample.open()
    try sample.rekey(.root)
    #expect(throws: VaultError.changedMeanwhile) { try vault.backUp(to: sample.backup) }
    #expect(try sample.folder.names == ["vault.db"])
  }

  @Test func `a backup beside a writer is one state of the vault`() async throws {
    let sample = sample
    let done = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { done.raise() }
        let vault = try sample.open(.writing)
        for round in 0..<40 { try vault.add("acme/round_\(round)") }
      }
      group.addTask {
        var copies = 0
        while !done.isRaised || copies == 0 {
          let path = sample.folder.file("backup \(copies)")
          let found = try sample.open().backUp(to: path)
          #expect(found.damage == [])
          #expect(try sample.read(at: path).count == found.connections)
          copies += 1
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `a vault in write-ahead mode is backed up as one file`() throws {
    let database = try RawDatabase(sample.path)
    try database.run("PRAGMA journal_mode = WAL; UPDATE verdict SET finding = 2")
    _ = try sample.open().backUp(to: sample.backup)
    #expect(try contents(of: sample.backup)[18] == 1)
    #expect(try sample.openBackup().verify().isWhole)
  }
}
