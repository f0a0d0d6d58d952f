import Foundation
import Testing

@testable import AuthpipeVault

/// What lies beside a vault is acted on by SQLite before anything in the vault is read.
@Suite struct JournalTrustTests {
  private static let mark: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

  /// A journal that names another file, which SQLite would delete.
  private func superJournal(naming victim: String) -> [UInt8] {
    let name = Array(victim.utf8)
    var journal = Self.mark + [UInt8](repeating: 0, count: 512 - 8)
    let sum = name.reduce(UInt32(0)) { $0 &+ UInt32(bitPattern: Int32(Int8(bitPattern: $1))) }
    for value in [UInt32(1), UInt32(name.count), sum] {
      if value == 1 {
        journal += withUnsafeBytes(of: value.bigEndian, Array.init) + name
      } else {
        journal += withUnsafeBytes(of: value.bigEndian, Array.init)
      }
    }
    return journal + Self.mark
  }

  @Test(arguments: [Vault.Access.reading, .writing])
  func `a journal that names another file is refused, and the file stays`(
    access: Vault.Access
  ) throws {
    let sample = try SampleVault()
    let victim = sample.path + ".victim"
    #expect(FileManager.default.createFile(atPath: victim, contents: Data("precious".utf8)))
    let journal = sample.path + "-journal"
    _ = FileManager.default.createFile(
      atPath: journal, contents: Data(superJournal(naming: victim)),
      attributes: [.posixPermissions: 0o600])
    #expect(throws: VaultError.damagedFile(part: .journal)) { try sample.open(access) }
    #expect(FileManager.default.fileExists(atPath: victim))
  }

  @Test func `a journal that others can write is refused`() throws {
    let sample = try SampleVault()
    let journal = sample.path + "-journal"
    _ = FileManager.default.createFile(
      atPath: journal, contents: Data(repeating: 1, count: 600),
      attributes: [.posixPermissions: 0o666])
    #expect(throws: VaultError.file(.writableByOthers(mode: 0o666), path: journal)) {
      try sample.open()
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: journal)
    #expect(throws: VaultError.file(.readableByOthers(mode: 0o644), path: journal)) {
      try sample.open(.writing)
    }
  }
}
