import AuthpipeKit
import Glibc
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct RollbackTests {
  private let sample: SampleVault
  private let state: String

  init() throws {
    sample = try SampleVault()
    state = sample.folder.file("state")
  }

  private func write() throws -> [Vault.Notice] {
    let vault = try sample.open(.writing, state: state)
    let acme = try vault.find("acme")
    try vault.update(acme, to: acme.metadata)
    return vault.notices
  }

  private func generation() throws -> UInt64 {
    try VaultTable(database: sample.open().database).read().generation
  }

  @Test func `an older copy of the file is noticed by the next write, and every later one`() throws
  {
    #expect(try write().isEmpty)
    let copy = try contents(of: sample.path)
    let old = try generation()
    for _ in 0..<3 { #expect(try write().isEmpty) }
    let seen = try generation()
    #expect(seen == old + 3)

    try AuthpipeVaultTests.write(copy, to: sample.path)
    #expect(try write() == [.olderThanSeen(seen: seen, found: old)])
    #expect(try write() == [.olderThanSeen(seen: seen, found: old + 1)])
    for _ in 0..<2 { _ = try write() }
    #expect(try write().isEmpty, "as new as what was seen")
  }

  @Test func `a vault gives one notice of one fact`() throws {
    for _ in 0..<2 { _ = try write() }
    let vaultID = try sample.open().vaultID
    RollbackMarker(directory: state, vaultID: vaultID).note(1_000)
    let vault = try sample.open(.writing, state: state)
    let found = try generation()
    try vault.record([])
    try vault.record([])
    #expect(vault.notices == [.olderThanSeen(seen: 1_000, found: found)])
  }

  @Test func `the marker is a small private file named after the vault`() throws {
    _ = try write()
    let name = "\(try sample.open().vaultID.hex).seen"
    #expect(try TemporaryFolder.names(in: state) == [name])
    #expect(try mode(of: "\(state)/\(name)") == 0o600)
    let text = String(decoding: try contents(of: "\(state)/\(name)"), as: UTF8.self)
    #expect(text == "\(try generation())\n")
  }

  @Test func `a marker never goes back`() throws {
    let marker = RollbackMarker(directory: state, vaultID: [1, 2])
    #expect(marker.generation == nil)
    for (noted, newest) in [(5, 5), (7, 7), (6, 7), (7, 7)] as [(UInt64, UInt64)] {
      marker.note(noted)
      #expect(marker.generation == newest)
    }
  }

  @Test(arguments: ["", "\n", "x\n", "-1\n", "99999999999999999999999\n"])
  func `a marker that is no number is none, and is written anew`(text: String) throws {
    try PrivateFile.makeDirectory(state)
    try AuthpipeVaultTests.write(Array(text.utf8), to: "\(state)/0102.seen")
    let marker = RollbackMarker(directory: state, vaultID: [1, 2])
    #expect(marker.generation == nil)
    marker.note(3)
    #expect(marker.generation == 3)
  }

  @Test func `a link in the marker's place is not followed`() throws {
    try PrivateFile.makeDirectory(state)
    let target = sample.folder.file("target")
    try AuthpipeVaultTests.write(Array("9\n".utf8), to: target)
    symlink(target, "\(state)/0102.seen")
    let marker = RollbackMarker(directory: state, vaultID: [1, 2])
    #expect(marker.generation == nil)
    marker.note(3)
    #expect(marker.generation == 3)
    #expect(try contents(of: target) == Array("9\n".utf8))
  }

  @Test func `a state folder that cannot be made keeps no write from being done`() throws {
    try AuthpipeVaultTests.write([], to: state)
    #expect(try write().isEmpty)
    #expect(try generation() > 1)
  }
}
