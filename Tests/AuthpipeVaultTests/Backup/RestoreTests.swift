import AuthpipeKit
import Foundation
import Glibc
import Testing

@testable import AuthpipeVault

@Suite struct RestoreTests {
  private let sample: SampleVault
  private let before: [String: ReadConnection]

  /// A backup of the sample, which then goes on for a while.
  init() throws {
    sample = try SampleVault()
    before = try sample.read()
    _ = try sample.open().backUp(to: sample.backup)
    let vault = try sample.open(.writing)
    try vault.add("acme/later")
    _ = try vault.remove(ConnectionReference(parsing: "globex"))
  }

  @Test func `a backup takes the place of the vault, which is kept byte for byte`() throws {
    let old = try contents(of: sample.path)
    #expect(try sample.restore())
    #expect(try sample.read() == before)
    #expect(try contents(of: sample.kept) == old)
    let names = try sample.read(at: sample.kept).keys
    #expect(Set(names) == ["acme", "acme/later", "acme/user_1"])
    #expect(try sample.verify().damage == [])
    #expect(try sample.folder.names == ["backup", "kept", "vault.db"])
  }

  @Test func `the trail says that the vault was restored, after what the backup's says`() throws {
    let events = try sample.openBackup().events()
    try sample.restore()
    let now = try sample.open().events()
    #expect(Array(now.dropLast()) == events)
    #expect(now.last?.entry == AuditEntry(.restored))
    #expect(now.last?.sequence == UInt64(events.count) + 1)
  }

  @Test func `the backup stays as it was, and can be restored again`() throws {
    let backup = try contents(of: sample.backup)
    try sample.restore()
    try FileManager.default.removeItem(atPath: sample.kept)
    try sample.open(.writing).add("acme/again")
    try sample.restore()
    #expect(try sample.read() == before)
    #expect(try contents(of: sample.backup) == backup)
  }

  @Test func `where there is nothing it makes the vault and its folders`() throws {
    let missing = sample.folder.file("deep/er/vault.db")
    #expect(try !sample.restore(to: missing))
    #expect(try sample.read(at: missing) == before)
    #expect(try TemporaryFolder.names(in: sample.folder.file("deep/er")) == ["vault.db"])
    #expect(!exists(sample.kept))
  }

  @Test func `a vault of another id, opened by another key, is replaced and kept`() throws {
    let other = sample.folder.file("other")
    let key = (1...32).map { UInt8($0) }
    _ = try Vault.createIfMissing(at: other, for: SampleVault.key(key), label: "other", at: 0)
    #expect(try sample.restore(to: other))
    #expect(try sample.read(at: other) == before)
    let kept = try Vault(at: sample.kept, for: .reading, unlockedBy: SampleVault.key(key))
    #expect(try kept.verify().isWhole)
    #expect(throws: VaultError.wrongKey) {
      try Vault(at: other, for: .reading, unlockedBy: SampleVault.key(key))
    }
  }

  @Test func `a vault in write-ahead mode is replaced, and no log outlives it`() throws {
    do {
      let database = try RawDatabase(sample.path)
      try database.run("PRAGMA journal_mode = WAL; UPDATE verdict SET finding = 2")
    }
    try sample.restore()
    #expect(try contents(of: sample.path)[18] == 1)
    #expect(try sample.read() == before)
    #expect(try sample.folder.names == ["backup", "kept", "vault.db"])
  }

  @Test func `a vault of pages of another size is replaced`() throws {
    do { try RawDatabase(sample.path).run("PRAGMA page_size = 1024; VACUUM") }
    try sample.restore()
    #expect(try sample.read() == before)
    #expect(try sample.verify().damage == [])
  }

  @Test func `the newest generation seen is set to the one restored`() throws {
    let state = sample.folder.file("state")
    let marker = RollbackMarker(directory: state, vaultID: try sample.open().vaultID)
    marker.note(1_000)
    #expect(try !sample.open(state: state).verify().isWhole)
    try sample.restore(state: state)
    let generation = try sample.open().generation()
    #expect(marker.generation == generation && generation < 1_000)
    let vault = try sample.open(.writing, state: state)
    try vault.add("acme/after")
    #expect(vault.notices.isEmpty)
    #expect(try sample.open(state: state).verify().damage == [])
  }

  @Test func `an open vault goes on in the restored file, or is told that it changed`() throws {
    let vault = try sample.open(.writing)
    let (acme, later) = (try vault.find("acme"), try vault.find("acme/later"))
    try sample.restore()
    #expect(throws: VaultError.changedMeanwhile) { try vault.update(later, to: later.metadata) }
    var metadata = acme.metadata
    metadata.labels["after"] = "restoring"
    try vault.update(acme, to: metadata)
    try vault.add("acme/after")
    var expected = before
    expected["acme"]?.metadata = metadata
    expected["acme/after"] = try .sample("acme/after")
    #expect(try sample.read() == expected)
    #expect(try sample.verify().damage == [])
  }

  // Both copies counted their own changes of the connection, and came to the same number.
  @Test func `what was read of the vault before is not written over what was restored`() throws {
    func label(_ text: String, in vault: Vault) throws {
      let acme = try vault.find("acme")
      var metadata = acme.metadata
      metadata.labels = ["from": text]
      try vault.update(acme, to: metadata)
    }
    let copy = try SampleVault()
    try write(contents(of: sample.path), to: copy.path)
    try label("backup", in: copy.open(.writing))
    try FileManager.default.removeItem(atPath: sample.backup)
    _ = try copy.open().backUp(to: sample.backup)

    let vault = try sample.open(.writing)
    try label("vault", in: vault)
    let stale = try vault.find("acme")
    try sample.restore()
    #expect(throws: VaultError.changedMeanwhile) { try vault.update(stale, to: stale.metadata) }
    #expect(try sample.open().find("acme").metadata.labels == ["from": "backup"])
  }

  @Test func `a vault of another id that is open is told that it changed`() throws {
    let other = try SampleVault.sibling()
    let vault = try other.open(.writing)
    let acme = try vault.find("acme")
    try sample.restore(to: other.path)
    let restored = try contents(of: other.path)
    #expect(throws: VaultError.changedMeanwhile) { try vault.add("acme/another") }
    #expect(throws: VaultError.changedMeanwhile) { try vault.update(acme, to: acme.metadata) }
    #expect(throws: VaultError.changedMeanwhile) { try vault.read { try vault.find("acme") } }
    #expect(try contents(of: other.path) == restored)
  }

  @Test func `a reader is waited for, and sees what it began with`() async throws {
    let sample = sample
    let reader = try sample.open()
    let reading = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while !reading.isRaised { usleep(1_000) }
        try sample.restore()
      }
      try reader.read { () throws in
        reading.raise()
        // Long enough for the restoring to reach the lock, however short; what is read is the
        // same whenever it does.
        for _ in 0..<50 {
          #expect(try reader.readAll().keys.contains("acme/later"))
          usleep(10_000)
        }
      }
      try await group.waitForAll()
    }
    #expect(try reader.read { try reader.readAll() } == before)
  }

  @Test(.enabled(if: Torture.isOn, "waits for as long as a writer waits for another"))
  func `a vault that somebody holds for too long stays as it is`() throws {
    let (names, old) = (try sample.folder.names, try contents(of: sample.path))
    let holder = try sample.open(.writing)
    try holder.database.execute("BEGIN IMMEDIATE")
    #expect(throws: VaultError.busy) { try sample.restore() }
    try holder.database.execute("ROLLBACK")
    #expect(try sample.folder.names == names)
    #expect(try contents(of: sample.path) == old)
  }
}
