import AuthpipeKit
import Figures
import Foundation
import Testing

@testable import AuthpipeVault

@Suite(.timeLimit(.minutes(30))) struct DamageTests {
  private static let isTorture = ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil

  private let sample: SampleVault
  private let file: DamagedFile

  init() throws {
    let sample = try SampleVault()
    self.sample = sample
    file = try DamagedFile(sample.path) { try Self.readEverything(in: sample) }
  }

  /// Everything in the vault that opens, by connection and field.
  private static func readEverything(in sample: SampleVault) throws -> [String: String] {
    var read: [String: String] = [:]
    guard let vault = try unlessDamaged({ try sample.open() }) else { return read }
    for name in SampleVault.names {
      guard let found = try unlessDamaged({ try vault.find(name) }) else { continue }
      read["\(name) metadata"] = "\(found.metadata)"
      for field in CredentialField.allCases {
        let text = try unlessDamaged { try vault.text(field, of: found) }
        if let text, let text { read["\(name) \(field)"] = text }
      }
    }
    return read
  }

  private static func unlessDamaged<R>(_ body: () throws -> R) throws -> R? {
    do { return try body() } catch is VaultError { return nil }
  }

  private func expectNothingWrong(_ remark: Comment) throws {
    #expect(try file.read().wrong == [:], remark)
  }

  @Test(arguments: 0..<DamagedFile.shares)
  func `no flipped bit yields a wrong plaintext`(share: Int) throws {
    var noticed = 0
    let count = try file.forEachFlip(share, everyByte: Self.isTorture ? 1 : 23) { remark in
      let reading = try file.read()
      #expect(reading.wrong == [:], remark)
      if reading.isNoticed { noticed += 1 }
    }
    #expect(noticed > 0, "no flip met anything that is read")
    Figures.add("flipped bits, then read", count)
    Figures.add("flipped bits that reading met, and noticed", noticed)
  }

  @Test(arguments: 0..<DamagedFile.shares)
  func `writing to a damaged vault fails or leaves every secret right`(share: Int) throws {
    let count = try file.forEachFlip(share, everyByte: Self.isTorture ? 11 : 211) { remark in
      _ = try Self.unlessDamaged { try sample.open(.writing).add("acme/another") }
      try? FileManager.default.removeItem(atPath: "\(sample.path)-journal")
      try expectNothingWrong(remark)
    }
    Figures.add("flipped bits, then written", count)
  }

  @Test func `a file cut short at any sector yields no wrong plaintext`() throws {
    let count = try file.forEachTruncation(expectNothingWrong)
    Figures.add("files cut short", count)
  }

  @Test func `a page in another's place yields no wrong plaintext`() throws {
    let count = try file.forEachMisplacedPage(expectNothingWrong)
    Figures.add("pages in another's place", count)
  }

  @Test func `a vault that is whole is noticed as such`() throws {
    #expect(try !file.read().isNoticed)
  }

  @Test func `a file without seals is found to yield wrong plaintexts`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("plain.db")
    try RawDatabase.createPlain(at: path, holding: Self.readEverything(in: sample))
    let plain = try DamagedFile(path) { RawDatabase.readPlain(at: path) }
    var wrong = 0
    for share in 0..<DamagedFile.shares {
      _ = try plain.forEachFlip(share, everyByte: 23) { _ in
        if try !plain.read().wrong.isEmpty { wrong += 1 }
      }
    }
    #expect(wrong > 0)
    Figures.add("control: flipped bits that a file without seals did not notice", wrong)
  }
}
