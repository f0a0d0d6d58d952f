import AuthpipeKit
import Glibc
import Testing

@testable import AuthpipeVault

@Suite struct CreationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `the second to make a vault finds the first one's`() throws {
    let path = folder.file("deep/er/vault.db")
    #expect(try Vault.createIfMissing(at: path, for: SampleVault.key(), label: "", at: 1))
    let made = try contents(of: path)
    let other = try SampleVault.key(Array(1...32))
    #expect(try !Vault.createIfMissing(at: path, for: other, label: "", at: 2))
    #expect(try contents(of: path) == made)
    #expect(try TemporaryFolder.names(in: PrivateFile.directory(of: path)) == ["vault.db"])
    #expect(throws: VaultError.wrongKey) { try Vault(at: path, for: .reading, unlockedBy: other) }
    #expect(throws: Never.self) {
      try Vault(at: path, for: .writing, unlockedBy: SampleVault.key())
    }
  }

  @Test func `no two vaults have an id or a root key in common`() throws {
    for name in ["a", "b"] { try SampleVault.create(at: folder.file(name)) }
    let a = try Vault(at: folder.file("a"), for: .reading, unlockedBy: SampleVault.key())
    let b = try Vault(at: folder.file("b"), for: .reading, unlockedBy: SampleVault.key())
    #expect(a.vaultID != b.vaultID)
    let same = a.rootKey.bytes.equals(b.rootKey.bytes)
    #expect(!same)
  }

  @Test func `the loser of a race to a key file reads the winner's`() throws {
    let path = folder.file("keys/vault.key")
    #expect(try KeyFile.createIfMissing(at: path))
    let made = try contents(of: path)
    #expect(try !KeyFile.createIfMissing(at: path))
    #expect(try contents(of: path) == made)
    let key = try KeyString.decode(SecretBytes(made)).count
    #expect(key == RootKey.length)
    #expect(made.starts(with: Array("# ".utf8)))
    #expect(throws: Never.self) { try FileTrust.check(path, for: .strict) }
  }

  // In a process of its own, since the umask is the whole process's.
  @Test func `files are 0600 and folders 0700 even under umask 000`() async {
    await #expect(processExitsWith: .success) {
      umask(0)
      let folder = try TemporaryFolder()
      let path = folder.file("deep/er/vault.db")
      try SampleVault.create(at: path)
      _ = try KeyFile.createIfMissing(at: folder.file("deep/er/vault.key"))
      do {
        let vault = try Vault(
          at: path, for: .writing, unlockedBy: SampleVault.key(),
          stateDirectory: folder.file("state/authpipe"))
        for name in SampleVault.names { try vault.add(name) }
        _ = try vault.remove(ConnectionReference(parsing: "globex"))
        // Mid-transaction there is a journal, and it is as private as the vault.
        try vault.database.execute("BEGIN IMMEDIATE; UPDATE vault SET generation = generation + 1")
        #expect(try mode(of: "\(path)-journal") == 0o600)
      }
      for name in ["vault.db", "vault.key"] {
        #expect(try mode(of: folder.file("deep/er/\(name)")) == 0o600, "\(name)")
      }
      for name in ["deep", "deep/er", "state", "state/authpipe"] {
        #expect(try mode(of: folder.file(name)) == 0o700, "\(name)")
      }
      let markers = try TemporaryFolder.names(in: folder.file("state/authpipe"))
      #expect(markers.count == 1)
      for name in markers { #expect(try mode(of: folder.file("state/authpipe/\(name)")) == 0o600) }
    }
  }
}
