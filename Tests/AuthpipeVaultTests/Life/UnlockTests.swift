import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct UnlockTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  @Test func `a wrong key opens nothing, nor does a key that differs in one bit`() throws {
    var key = [UInt8](repeating: 0x4b, count: 32)
    for bit in 0..<8 {
      key[31] ^= 1 << bit
      #expect(throws: VaultError.wrongKey) {
        try Vault(at: sample.path, for: .reading, unlockedBy: SampleVault.key(key))
      }
      key[31] ^= 1 << bit
    }
    for count in [0, 31, 33] {
      #expect(throws: VaultError.wrongKey) {
        try Vault(
          at: sample.path, for: .reading,
          unlockedBy: SampleVault.key([UInt8](repeating: 0x4b, count: count)))
      }
    }
  }

  @Test func `a passphrase does not open a key's slot`() throws {
    let passphrase = UnlockSecret.passphrase(try SecretBytes(Array(repeating: 0x4b, count: 32)))
    #expect(throws: VaultError.wrongKey) {
      try Vault(at: sample.path, for: .reading, unlockedBy: passphrase)
    }
  }

  @Test func `either secret of the published header opens a vault that holds it`() throws {
    let answers = try KnownAnswers.read()
    try sample.edit(
      """
      UPDATE vault SET header = x'\(answers.header.bytes.hex)', \
      header_mac = x'\(answers.headerMac.bytes.hex)'
      """)
    let key = UnlockSecret.key(try SecretBytes(answers.slotKey.secret.bytes))
    let phrase = Array(answers.slotPassphrase.passphrase.utf8)
    let passphrase = UnlockSecret.passphrase(try SecretBytes(phrase))
    for vault in [
      try Vault(at: sample.path, for: .reading, unlockedBy: key),
      try Vault(at: sample.path, for: .reading, unlockedBy: passphrase),
    ] {
      let root = vault.rootKey.bytes.revealed
      #expect(root == answers.vrk.bytes)
      #expect(vault.vaultID == answers.vaultId.bytes)
    }
    let wrong = UnlockSecret.passphrase(try SecretBytes(phrase + [0x20]))
    #expect(throws: VaultError.wrongKey) {
      try Vault(at: sample.path, for: .reading, unlockedBy: wrong)
    }
  }

  @Test func `a file that is no vault is said to be none`() throws {
    let path = sample.folder.file("other")
    for bytes in [[], Array("SQLite format 3\0".utf8), Array(repeating: 0x41, count: 8_192)] {
      try write(bytes, to: path)
      for access in [Vault.Access.reading, .writing] {
        #expect(throws: VaultError.notAVault(path: path)) {
          try Vault(at: path, for: access, unlockedBy: SampleVault.key())
        }
      }
      #expect(try contents(of: path) == bytes)
    }
    let missing = sample.folder.file("missing")
    #expect(throws: VaultError.noVault(path: missing)) {
      try Vault(at: missing, for: .writing, unlockedBy: SampleVault.key())
    }
    #expect(try sample.folder.names == ["other", "vault.db"])
  }
}
