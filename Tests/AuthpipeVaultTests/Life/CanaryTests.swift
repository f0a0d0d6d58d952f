import AuthpipeKit
import Foundation
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct CanaryTests {
  /// What must not stand in any file: every secret and every sealed fact, and their beginnings.
  private static let canaries = [
    "token-of-acme", "access_token-of-acme", "client_id-of-acme", "client_secret-of-acme",
    "webhook_secret-of-acme", "token-of-globex", "user_1", "globex", "hash-acme", "hash-globex",
    "account-acme", "label-acme", "store_v2_products", "api.bigcommerce.com",
  ]

  /// The forms that bytes are written in: as they are, hex in either case, and Base64 at each of
  /// its three alignments, without the characters that depend on the neighbours.
  private static func forms(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    let base64 = (0..<3).map { shift in
      let padded = Data(Array(repeating: 0, count: shift) + bytes).base64EncodedString()
      let whole = padded.prefix { $0 != "=" }
      return Array(whole.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(1).utf8)
    }
    return [bytes, Array(bytes.hex.utf8), Array(bytes.hex.uppercased().utf8)] + base64
  }

  private func check(_ path: String) throws {
    let bytes = try contents(of: path)
    for canary in Self.canaries {
      for form in Self.forms(of: canary) {
        #expect(!bytes.contains(sequence: form), "\(canary) in \(path)")
      }
    }
  }

  @Test func `no file holds a secret or a name, not even while it is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("vault.db")
    let state = folder.file("state")
    try SampleVault.create(at: path)
    let copy = folder.file("midway")
    do {
      let vault = try Vault(
        at: path, for: .writing, unlockedBy: SampleVault.key(), stateDirectory: state)
      for name in SampleVault.names { try vault.add(name) }
      let acme = try vault.find("acme")
      try vault.update(acme, to: acme.metadata)
      _ = try vault.remove(ConnectionReference(parsing: "globex"))
      // A transaction as far as the disk: the journal holds what the pages held before.
      try vault.database.execute("BEGIN IMMEDIATE; DELETE FROM verdict; DELETE FROM record")
      try vault.database.flush()
      try FileManager.default.copyItem(atPath: "\(path)-journal", toPath: copy)
    }
    let marker = try #require(try TemporaryFolder.names(in: state).first)
    for file in [path, copy, "\(state)/\(marker)"] {
      #expect(try !contents(of: file).isEmpty)
      try check(file)
    }
  }

  @Test func `the search finds every form it looks for`() throws {
    let text = "user_1"
    for shift in 0..<3 {
      let wrapped = Data(Array("xyz".utf8.prefix(shift)) + Array(text.utf8) + Array("abc".utf8))
      let encoded = Array(wrapped.base64EncodedString().utf8)
      #expect(Self.forms(of: text).contains { encoded.contains(sequence: $0) }, "\(shift)")
    }
  }
}
