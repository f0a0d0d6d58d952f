import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct TrailEditTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private static let altered = VaultError.alteredRows(part: .event)

  /// Replaces the trail by that of the vault called `other`.
  private static let anothersTrail = """
    DELETE FROM event; INSERT INTO event SELECT * FROM other.event
    """

  /// Another file with the bytes of the sample.
  private func copy() throws -> SampleVault {
    let copy = try SampleVault()
    try write(contents(of: sample.path), to: copy.path)
    return copy
  }

  private func change(_ sample: SampleVault) throws {
    let vault = try sample.open(.writing)
    let globex = try vault.find("globex")
    try vault.update(globex, to: globex.metadata)
  }

  /// Whoever writes, or rekeys and would chain the trail anew, is refused and changes nothing.
  private func expectRefusal(_ fault: VaultError = altered) throws {
    let edited = try contents(of: sample.path)
    #expect(throws: fault) { try change(sample) }
    try expectRefusedRekeying(fault)
    #expect(try contents(of: sample.path) == edited)
  }

  private func expectRefusedRekeying(_ fault: VaultError) throws {
    for tenants in [false, true] {
      let vault = try sample.open(.writing)
      let rekeying = try RootRekeying(of: vault)
      _ = try rekeying.keepSlots(openedBy: SampleVault.key())
      #expect(throws: fault) { try vault.rekeyRoot(rekeying, tenants: tenants, at: 0) }
    }
  }

  @Test(arguments: TrailEdit.cuts + TrailEdit.alterations)
  func `an edit of the trail is noticed by verifying and rekeying, and of its end by writing`(
    edit: TrailEdit
  ) throws {
    let before = try sample.read()
    try sample.edit(edit.sql)
    #expect(try sample.verify().damage == edit.damage)
    if edit.isNoticedByWriting {
      try expectRefusal()
    } else {
      try expectRefusedRekeying(Self.altered)
      try change(sample)
    }
    #expect(try sample.verify().damage == edit.damage, "nothing was covered up")
    // Reading asks no trail.
    #expect(try sample.read() == before)
  }

  @Test func `a line without a place is damage`() throws {
    try sample.edit("INSERT INTO event VALUES (0, 1, randomblob(200), randomblob(32))")
    #expect(
      try sample.verify().damage
        == [VaultDamage(place: .trail, fault: .damagedFile(part: .event))])
    try expectRefusedRekeying(.damagedFile(part: .event))
  }

  @Test func `a line of another vault made with the same key is noticed`() throws {
    try sample.edit(
      """
      UPDATE event SET (at, sealed, mac) = (SELECT at, sealed, mac FROM other.event o
      WHERE o.sequence = 3) WHERE sequence = 3
      """, other: .sibling())
    #expect(
      try sample.verify().damage
        == [3, 4].map { VaultDamage(place: .event($0), fault: Self.altered) })
    try expectRefusedRekeying(Self.altered)
  }

  @Test func `the whole trail of another vault made with the same key is noticed`() throws {
    try sample.edit(Self.anothersTrail, other: .sibling())
    #expect(
      try sample.verify().damage
        == (1...6).map { VaultDamage(place: .event($0), fault: Self.altered) })
    try expectRefusal()
  }

  @Test func `the trail of an older copy is noticed`() throws {
    let older = try copy()
    try change(sample)
    try sample.edit(Self.anothersTrail, other: older)
    #expect(try sample.verify().damage == [VaultDamage(place: .trail, fault: Self.altered)])
    try expectRefusal()
  }

  // As long as ours, and whole under the same keys: only what its end says of the vault differs.
  @Test func `the trail of a copy that went on by itself is noticed`() throws {
    let other = try copy()
    for vault in [sample, other] { try change(vault) }
    try sample.edit(Self.anothersTrail, other: other)
    #expect(try sample.verify().damage == [VaultDamage(place: .trail, fault: Self.altered)])
    try expectRefusal()
  }

  // Its code fits for ever, and would let whom it names in again.
  @Test func `an older header put back, with a slot that was removed, is noticed`() throws {
    let removed = (1...32).map { UInt8($0) }
    do {
      let vault = try sample.open(.writing)
      _ = try vault.addSlot(for: SampleVault.key(removed), label: "removed", at: 0)
    }
    let older = try copy()
    do {
      let vault = try sample.open(.writing)
      let slot = try #require(try vault.identity().slots.last)
      try vault.removeSlot(id: slot.id, at: 0)
    }
    try sample.edit(
      "UPDATE vault SET (header, header_mac) = (SELECT header, header_mac FROM other.vault)",
      other: older)
    #expect(throws: Never.self) {
      try Vault(at: sample.path, for: .reading, unlockedBy: SampleVault.key(removed))
    }
    #expect(try sample.verify().damage == [VaultDamage(place: .trail, fault: Self.altered)])
    let edited = try contents(of: sample.path)
    #expect(throws: Self.altered) { try change(sample) }
    #expect(throws: Self.altered) {
      try sample.open(.writing).addSlot(for: SampleVault.key(removed), label: "again", at: 0)
    }
    #expect(try contents(of: sample.path) == edited)
  }
}
