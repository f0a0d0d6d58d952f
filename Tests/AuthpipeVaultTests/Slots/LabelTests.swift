import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct LabelTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func add(_ label: String) throws -> SlotDescription {
    try sample.open(.writing).addSlot(for: SampleVault.key(), label: label, at: 0)
  }

  @Test(arguments: [
    "", " ", "second", "TEST", "laptop of Ana", "Schlüssel", "鍵", "🔑", "a\u{301}",
    String(repeating: "x", count: 64), String(repeating: "ü", count: 32),
  ])
  func `a label of at most 64 bytes without control characters is kept as it is`(
    label: String
  ) throws {
    #expect(try Array(add(label).label.utf8) == Array(label.utf8))
    #expect(try Array(sample.open().identity().slots[1].label.utf8) == Array(label.utf8))
  }

  @Test(arguments: [
    String(repeating: "x", count: 65), String(repeating: "ü", count: 33), "\n", "a\u{0}b",
    "\u{1b}[2J", "\u{7f}", "\u{80}", "\u{9f}", "tab\t",
  ])
  func `a label that is too long or holds control characters is refused`(label: String) throws {
    let before = try contents(of: sample.path)
    #expect(throws: VaultError.labelMalformed) { try add(label) }
    #expect(throws: VaultError.labelMalformed) {
      try Vault.createIfMissing(
        at: sample.folder.file("new"), for: SampleVault.key(), label: label, at: 0)
    }
    #expect(try contents(of: sample.path) == before)
    #expect(try sample.folder.names == ["vault.db"])
  }

  @Test(arguments: ["test", "second"])
  func `a label that a slot has already is refused`(label: String) throws {
    _ = try add("second")
    let before = try contents(of: sample.path)
    #expect(throws: VaultError.slotExists(label: label)) { try add(label) }
    #expect(try contents(of: sample.path) == before)
  }

  @Test func `a label is free again when its slot is removed`() throws {
    let slot = try add("second")
    try sample.open(.writing).removeSlot(id: slot.id, at: 0)
    #expect(try add("second").id != slot.id)
  }
}
