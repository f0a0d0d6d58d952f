import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct RekeyedSlotTests {
  /// The byte that the key of the sample's first slot consists of.
  private static let first: UInt8 = 0x4b
  private static let phrase = Array("correct horse battery staple".utf8)

  private let sample: SampleVault

  /// The sample with two slots more, of other keys.
  init() throws {
    sample = try SampleVault()
    let vault = try sample.open(.writing)
    for number: UInt8 in 1...2 {
      _ = try vault.addSlot(for: key(number), label: "key \(number)", at: 0)
    }
  }

  private func key(_ number: UInt8) throws -> UnlockSecret {
    try SampleVault.key(Array(repeating: number, count: 32))
  }

  private func id(_ label: String, of vault: Vault) throws -> String {
    try #require(vault.identity().slots.first { $0.label == label }).id
  }

  private func expectRefusal(
    _ fault: VaultError, _ prepare: (RootRekeying, Vault) throws -> Void
  ) throws {
    let before = try contents(of: sample.path)
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    try prepare(rekeying, vault)
    #expect(throws: fault) { try vault.rekeyRoot(rekeying, tenants: true, at: 0) }
    #expect(throws: VaultError.changedMeanwhile, "it is spent") { try vault.add("new") }
    #expect(try contents(of: sample.path) == before)
    for number: UInt8 in 1...2 {
      let vault = try Vault(at: sample.path, for: .reading, unlockedBy: key(number))
      #expect(try vault.read("acme") == .sample("acme"))
    }
  }

  @Test func `a slot that nobody decided on refuses`() throws {
    try expectRefusal(.slotSecretNeeded) { rekeying, vault throws in
      #expect(rekeying.undecided == (try vault.identity().slots))
      #expect(try rekeying.keepSlots(openedBy: SampleVault.key()) == 1)
      #expect(try rekeying.keepSlots(openedBy: key(1)) == 1)
      #expect(rekeying.undecided.map(\.label) == ["key 2"])
    }
  }

  @Test func `dropping every slot is refused, however one got there`() throws {
    try expectRefusal(.lastSlot) { rekeying, vault throws in
      #expect(try rekeying.keepSlots(openedBy: key(1)) == 1)
      for slot in try vault.identity().slots { try rekeying.dropSlot(id: slot.id) }
      #expect(rekeying.undecided.isEmpty)
      #expect(try rekeying.keepSlots(openedBy: key(1)) == 0, "what is dropped is dropped")
    }
  }

  @Test func `an unknown slot is not dropped, and a secret of no slot keeps none`() throws {
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    for id in ["", "0000000000000000"] {
      #expect(throws: VaultError.noSuchSlot) { try rekeying.dropSlot(id: id) }
    }
    #expect(try rekeying.keepSlots(openedBy: key(9)) == 0)
    #expect(try rekeying.keepSlots(openedBy: .rootKey(vault.copyRootKey())) == 0)
    #expect(rekeying.undecided.count == 3)
  }

  @Test func `a slot that is kept opens, and one that is dropped does not`() throws {
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    for number in [Self.first, 2] {
      #expect(try rekeying.keepSlots(openedBy: key(number)) == 1)
      #expect(try rekeying.keepSlots(openedBy: key(number)) == 0, "kept once is enough")
    }
    try rekeying.dropSlot(id: id("key 1", of: vault))
    #expect(rekeying.droppedLabels == ["key 1"])
    try vault.rekeyRoot(rekeying, tenants: false, at: SampleVault.now)

    #expect(throws: VaultError.wrongKey) {
      try Vault(at: sample.path, for: .reading, unlockedBy: key(1))
    }
    for number in [Self.first, 2] {
      let vault = try Vault(at: sample.path, for: .reading, unlockedBy: key(number))
      #expect(try vault.identity().slots.map(\.label) == ["test", "key 2"])
      #expect(try vault.read("acme") == .sample("acme"))
    }
    #expect(try sample.open().events().last?.entry.details == ["root", "slot key 1 dropped"])
  }

  @Test func `two slots of one secret are both kept`() throws {
    _ = try sample.open(.writing).addSlot(for: SampleVault.key(), label: "twin", at: 0)
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    #expect(try rekeying.keepSlots(openedBy: SampleVault.key()) == 2)
    #expect(rekeying.undecided.map(\.label) == ["key 1", "key 2"])
  }

  @Test func `a passphrase is kept as one`() throws {
    let phrase = Self.phrase
    let added = try sample.open(.writing).addSlot(
      for: .passphrase(SecretBytes(phrase)), label: "phrase", at: 5)
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    for label in ["test", "key 1", "key 2"] { try rekeying.dropSlot(id: id(label, of: vault)) }
    #expect(try rekeying.keepSlots(openedBy: .passphrase(SecretBytes(phrase))) == 1)
    try vault.rekeyRoot(rekeying, tenants: true, at: 0)
    let opened = try Vault(
      at: sample.path, for: .reading, unlockedBy: .passphrase(SecretBytes(phrase)))
    #expect(try opened.identity().slots == [added])
    #expect(try opened.read("acme") == .sample("acme"))
    #expect(throws: VaultError.wrongKey) { try sample.open() }
  }

  @Test func `a slot added since the rekeying was begun is not forgotten`() throws {
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    for number in [Self.first, 1, 2] { _ = try rekeying.keepSlots(openedBy: key(number)) }
    _ = try sample.open(.writing).addSlot(for: key(3), label: "key 3", at: 0)
    #expect(throws: VaultError.changedMeanwhile) {
      try vault.rekeyRoot(rekeying, tenants: false, at: 0)
    }
    #expect(throws: Never.self) {
      try Vault(at: sample.path, for: .reading, unlockedBy: key(3))
    }
  }
}
