import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct SlotTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  /// A key of its own for each number.
  private func key(_ number: UInt8) throws -> UnlockSecret {
    try SampleVault.key(Array(repeating: number, count: 32))
  }

  private func add(_ number: UInt8, to vault: Vault? = nil) throws -> SlotDescription {
    try (vault ?? sample.open(.writing)).addSlot(
      for: key(number), label: "key \(number)", at: SampleVault.now + Int64(number))
  }

  private func opens(_ number: UInt8) throws -> Bool {
    do {
      let vault = try Vault(at: sample.path, for: .reading, unlockedBy: key(number))
      #expect(try vault.read("acme") == .sample("acme"))
      return true
    } catch VaultError.wrongKey {
      return false
    }
  }

  private func header() throws -> Header { try Header(parsing: sample.open().headerBytes) }

  @Test func `up to sixteen slots open the vault, and a seventeenth is refused`() throws {
    for number: UInt8 in 1...14 { _ = try add(number) }
    let passphrase = Array("correct horse battery staple".utf8)
    let added = try sample.open(.writing).addSlot(
      for: .passphrase(SecretBytes(passphrase)), label: "phrase", at: 0)
    #expect(added.kind == .passphrase && added.scryptLogN == 17)
    let full = try contents(of: sample.path)
    #expect(throws: VaultError.slotsFull) { try add(15) }
    #expect(try contents(of: sample.path) == full)

    for number: UInt8 in 1...14 { #expect(try opens(number)) }
    let vault = try Vault(
      at: sample.path, for: .reading, unlockedBy: .passphrase(SecretBytes(passphrase)))
    #expect(vault.openedSlotID == added.id)
    #expect(try vault.verify().damage == [])
    let slots = try vault.identity().slots
    #expect(slots.map(\.label) == ["test"] + (1...14).map { "key \($0)" } + ["phrase"])
    #expect(Set(slots.map(\.id)).count == Header.slotLimit)
  }

  @Test func `a slot is described as it was added, before and after unlocking`() throws {
    let added = try add(7)
    #expect(added.id.count == 16)
    #expect(added.label == "key 7" && added.kind == .key && added.scryptLogN == nil)
    #expect(added.createdAt == SampleVault.now + 7)
    let vault = try Vault(at: sample.path, for: .reading, unlockedBy: key(7))
    #expect(vault.openedSlotID == added.id)
    #expect(try vault.identity().slots.last == added)
    let locked = try LockedVault(at: sample.path, for: .reading).identity
    #expect(try locked == vault.identity())
    #expect(locked.takesKey && !locked.takesPassphrase)
  }

  @Test func `adding a slot changes the header and the trail, and nothing else`() throws {
    let before = try header()
    let (secrets, tenants) = (try sample.read(), try tenantHeads())
    let added = try add(1)
    var expected = before
    expected.slots.append(try #require(header().slots.last))
    #expect(try header() == expected)
    #expect(expected.slots.last.map(SlotDescription.init) == added)
    #expect(try sample.read() == secrets)
    #expect(try tenantHeads() == tenants)
    #expect(try sample.verify().damage == [])
  }

  private func tenantHeads() throws -> [[UInt8]] {
    try TenantTable(database: sample.open().database).all().map(\.headCode)
  }

  @Test func `a slot that was removed opens nothing, and the header is as before it came`() throws {
    let before = try header().bytes
    _ = try add(1)
    let added = try add(2)
    let vault = try sample.open(.writing)
    try vault.removeSlot(id: added.id, at: 0)
    #expect(try !opens(2) && opens(1))
    let first = try #require(try vault.identity().slots.last)
    try vault.removeSlot(id: first.id, at: 0)
    #expect(try !opens(1))
    #expect(try header().bytes == before)
    #expect(try sample.verify().damage == [])
  }

  @Test func `the slot that a new one takes the place of can go`() throws {
    let old = try #require(try header().slots.first).slotID.hex
    _ = try add(1)
    try Vault(at: sample.path, for: .writing, unlockedBy: key(1)).removeSlot(id: old, at: 0)
    #expect(throws: VaultError.wrongKey) { try sample.open() }
    #expect(try opens(1))
  }

  @Test func `what cannot be removed is refused for its reason, and stays`() throws {
    func expect(_ fault: VaultError, _ id: String, from vault: Vault) throws {
      let before = try contents(of: sample.path)
      #expect(throws: fault, "\(id)") { try vault.removeSlot(id: id, at: 0) }
      #expect(try contents(of: sample.path) == before)
    }
    let vault = try sample.open(.writing)
    let own = try #require(vault.openedSlotID)
    try expect(.lastSlot, own, from: vault)
    let added = try add(1, to: vault)
    try expect(.slotInUse, own, from: vault)
    for id in ["", "0", "0000000000000000", String(added.id.dropLast()), "\(added.id)0"] {
      try expect(.noSuchSlot, id, from: vault)
    }
    let withoutSlot = try Vault(
      at: sample.path, for: .writing, unlockedBy: .rootKey(vault.copyRootKey()))
    #expect(withoutSlot.openedSlotID == nil)
    try expect(.slotSecretNeeded, added.id, from: withoutSlot)
  }

  @Test func `whoever has the root key can add a slot`() throws {
    let root = try sample.open().copyRootKey()
    _ = try add(1, to: Vault(at: sample.path, for: .writing, unlockedBy: .rootKey(root)))
    #expect(try opens(1))
  }

  @Test func `a root key makes no slot`() throws {
    let vault = try sample.open(.writing)
    let before = try contents(of: sample.path)
    #expect(throws: VaultError.wrongKey) {
      try vault.addSlot(for: .rootKey(vault.copyRootKey()), label: "root", at: 0)
    }
    #expect(try contents(of: sample.path) == before)
  }

  @Test func `of two who remove each other's slot the second is refused`() throws {
    let added = try add(1)
    _ = try add(2)
    let (one, two) = (
      try sample.open(.writing), try Vault(at: sample.path, for: .writing, unlockedBy: key(1))
    )
    let id = try #require(one.openedSlotID)
    try one.removeSlot(id: added.id, at: 0)
    let before = try contents(of: sample.path)
    #expect(throws: VaultError.slotInUse) { try two.removeSlot(id: id, at: 0) }
    #expect(try contents(of: sample.path) == before)
    #expect(try !opens(1) && opens(2))
    #expect(try sample.read().count == SampleVault.names.count)
  }

  @Test func `of two who remove each other's slot, the last two, the second is told`() throws {
    let added = try add(1)
    let (one, two) = (
      try sample.open(.writing), try Vault(at: sample.path, for: .writing, unlockedBy: key(1))
    )
    let id = try #require(one.openedSlotID)
    try one.removeSlot(id: added.id, at: 0)
    #expect(throws: VaultError.lastSlot) { try two.removeSlot(id: id, at: 0) }
    #expect(try sample.read().count == SampleVault.names.count)
  }

  @Test func `two who have the vault open add a slot each, and neither is lost`() throws {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    _ = try add(1, to: one)
    _ = try add(2, to: two)
    _ = try add(3, to: one)
    #expect(try opens(1) && opens(2) && opens(3))
    #expect(try sample.verify().damage == [])
  }

  @Test func `of two who add one label at once the second is refused`() throws {
    let (one, two) = (try sample.open(.writing), try sample.open(.writing))
    _ = try add(1, to: one)
    #expect(throws: VaultError.slotExists(label: "key 1")) { try add(1, to: two) }
    #expect(try header().slots.count == 2)
  }

  @Test func `whoever reads on while slots come and go reads what is there`() throws {
    let reader = try sample.open()
    let acme = try ReadConnection.sample("acme")
    let added = try add(1)
    #expect(try reader.read { try reader.read("acme") } == acme)
    try sample.open(.writing).removeSlot(id: added.id, at: 0)
    #expect(try reader.read { try reader.read("acme") } == acme)
  }

  @Test func `a header that the root key did not make is not taken over`() throws {
    let reader = try sample.open()
    var header = try header()
    header.slots.append(try #require(header.slots.first))
    do {
      try RawDatabase(sample.path).run("UPDATE vault SET header = x'\(header.bytes.hexadecimal)'")
    }
    #expect(throws: VaultError.changedMeanwhile) { try reader.read { try reader.find("acme") } }
  }

  @Test func `a rekeying refuses a slot that came after it was begun`() throws {
    let vault = try sample.open(.writing)
    let rekeying = try RootRekeying(of: vault)
    #expect(try rekeying.keepSlots(openedBy: SampleVault.key()) == 1)
    _ = try add(1)
    #expect(throws: VaultError.changedMeanwhile) {
      try vault.rekeyRoot(rekeying, tenants: true, at: SampleVault.now)
    }
    #expect(try opens(1))
    #expect(try sample.read().count == SampleVault.names.count)
  }
}
