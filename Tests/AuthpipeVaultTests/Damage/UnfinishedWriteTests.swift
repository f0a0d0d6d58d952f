import AuthpipeKit
import Foundation
import Glibc
import Testing

@testable import AuthpipeVault

@Suite struct UnfinishedWriteTests {
  private static let isRoot = geteuid() == 0

  private let sample: SampleVault
  private let crashed: SampleVault
  private let before: [String: ReadConnection]

  /// Leaves in `crashed` what a process that died while it wrote would leave.
  init() throws {
    sample = try SampleVault()
    crashed = try SampleVault()
    before = try sample.read()
    let left = try UnfinishedWrite(of: sample)
    try write(left.vault, to: crashed.path)
    try write(left.journal, to: "\(crashed.path)-journal")
  }

  @Test func `the file alone would be damaged, so that there is something to recover`() throws {
    #expect(try contents(of: "\(crashed.path)-journal").count > 512)
    unlink("\(crashed.path)-journal")
    #expect(throws: VaultError.self) { try crashed.read() }
  }

  @Test func `reading recovers what was before`() throws {
    #expect(try crashed.read() == before)
    #expect(try crashed.folder.names == ["vault.db"])
    #expect(try contents(of: crashed.path) == contents(of: sample.path))
  }

  @Test func `writing recovers and goes on`() throws {
    try crashed.open(.writing).add("acme/another")
    var expected = before
    expected["acme/another"] = try .sample("acme/another")
    #expect(try crashed.read() == expected)
  }

  @Test(.enabled(if: !isRoot, "root may write in every folder"))
  func `in a folder that may not be written the unfinished write is said to be the reason`() throws
  {
    chmod(crashed.folder.path, 0o500)
    defer { chmod(crashed.folder.path, 0o700) }
    #expect(throws: VaultError.unfinishedWriteOnReadOnly(path: crashed.path)) {
      try crashed.open()
    }
  }

  @Test func `a commit that fails is reported and leaves nothing behind`() throws {
    let vault = try sample.open(.writing)
    let acme = try vault.find("acme")
    vault.database.refuseCommits()
    #expect(throws: VaultError.self) { try vault.add("acme/another") }
    #expect(throws: VaultError.self) { try vault.update(acme, to: acme.metadata) }
    let healthy = RecordedVerdict(
      verdict: .healthy, askedAt: 1, finding: 1, httpStatus: 200, latencyMilliseconds: 1)
    #expect(throws: VaultError.self) { try vault.record([(acme, healthy)]) }
    #expect(vault.database.isIdle)
    #expect(try sample.read() == before)
    #expect(try sample.open().find("acme").known == nil)
  }

  @Test func `a fault of a listing's body is its caller's, once`() throws {
    let vault = try sample.open()
    var lent = 0
    #expect(throws: VaultError.diskFull) {
      try vault.forEachConnection { connection in
        _ = try connection.get()
        lent += 1
        throw VaultError.diskFull
      }
    }
    #expect(lent == 1)
  }
}
