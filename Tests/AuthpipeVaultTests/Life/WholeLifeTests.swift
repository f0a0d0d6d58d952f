import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct WholeLifeTests {
  @Test func `what is stored outlives every rekeying, a backup and a restoring`() throws {
    let sample = try SampleVault()
    let before = try sample.read()
    try sample.open(.writing).rekeyTenant("acme", at: SampleVault.now)
    #expect(try sample.read() == before)
    for tenants in [false, true] {
      let vault = try sample.open(.writing)
      let rekeying = try RootRekeying(of: vault)
      #expect(try rekeying.keepSlots(openedBy: SampleVault.key()) == 1)
      try vault.rekeyRoot(rekeying, tenants: tenants, at: SampleVault.now)
      #expect(throws: VaultError.changedMeanwhile) { try vault.verify() }
      #expect(try sample.read() == before)
      #expect(try sample.open().verify().damage == [])
    }
    let backup = sample.folder.file("backup")
    let verification = try sample.open().backUp(to: backup)
    #expect(verification.isWhole && verification.connections == SampleVault.names.count)
    try sample.open(.writing).add("acme/later")
    let kept = sample.folder.file("kept")
    #expect(
      try Vault(at: backup, for: .reading, unlockedBy: SampleVault.key()).restore(
        to: sample.path, keepingOldAs: kept, stateDirectory: nil, at: SampleVault.now))
    #expect(try sample.read() == before)
    #expect(
      try Vault(at: kept, for: .reading, unlockedBy: SampleVault.key()).verify().connections
        == before.count + 1)
    #expect(try sample.open().verify().damage == [])
    #expect(try sample.folder.names == ["backup", "kept", "vault.db"])
  }
}
