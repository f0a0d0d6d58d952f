import AuthpipeKit
import Testing

@testable import AuthpipeVault

/// The header's half of the known answers: slots, header, header code.
@Suite struct KnownHeaderTests {
  private let answers: KnownAnswers

  init() throws { answers = try KnownAnswers.read() }

  @Test func `the key string is written and read as published`() throws {
    let text = try KeyString.encode(SecretBytes(answers.slot_key.secret.bytes)).revealed
    #expect(String(decoding: text, as: UTF8.self) == answers.slot_key.key_string)
    let key = try KeyString.decode(SecretBytes(Array(answers.slot_key.key_string.utf8))).revealed
    #expect(key == answers.slot_key.secret.bytes)
  }

  @Test func `the key slot has the published bytes and opens with the key`() throws {
    let answer = answers.slot_key
    let slot = try parse(answer.slot_bytes.bytes)
    #expect(slot.bytes == answer.slot_bytes.bytes)
    #expect(slot.slotID == answer.slot_id.bytes)
    #expect(slot.kdfSalt == answer.kdf_salt.bytes)
    #expect(slot.label == answer.label)
    #expect(slot.created == answer.created)
    #expect(slot.kind == .key)
    #expect(Array(slot.head[8..<10]) == [answer.kind, answer.kdf])
    let secret = UnlockSecret.key(try SecretBytes(answer.secret.bytes))
    try check(slot, with: secret, keyEncryptionKey: answer.kek, salt: answer.wrap_salt)
  }

  @Test func `the passphrase slot has the published bytes and opens with the passphrase`() throws {
    let answer = answers.slot_passphrase
    let slot = try parse(answer.slot_bytes.bytes)
    #expect(slot.bytes == answer.slot_bytes.bytes)
    #expect(slot.slotID == answer.slot_id.bytes)
    #expect(slot.kdfSalt == answer.kdf_salt.bytes)
    #expect(slot.kind == .passphrase(KeySlot.ScryptCost(logN: 15, r: 8, p: 1)))
    #expect(Array(slot.head[8..<16]) == [answer.kind, answer.kdf] + answer.params.bytes)
    let secret = UnlockSecret.passphrase(try SecretBytes(Array(answer.passphrase.utf8)))
    try check(slot, with: secret, keyEncryptionKey: answer.kek, salt: answer.wrap_salt)
  }

  @Test func `the header has the published bytes`() throws {
    let header = try Header(parsing: answers.header.bytes, writing: true)
    #expect(header.vaultID == answers.vault_id.bytes)
    #expect(header.rootEpoch == answers.root_epoch)
    #expect(header.created == answers.slot_key.created)
    #expect(
      header.slots.map(\.bytes) == [
        answers.slot_key.slot_bytes.bytes, answers.slot_passphrase.slot_bytes.bytes,
      ])
    #expect(header.bytes == answers.header.bytes)
  }

  @Test func `the header has the published code`() throws {
    let rootKey = try answers.rootKey()
    #expect(try rootKey.derive(.headerCode).revealed.hex == answers.header_mac_key.bytes.hex)
    let code = try Header.code(for: answers.header.bytes, rootKey: rootKey)
    #expect(code.hex == answers.header_mac.bytes.hex)
  }

  private func parse(_ bytes: [UInt8]) throws -> KeySlot {
    var reader = ByteReader(bytes)
    let slot = try KeySlot(from: &reader)
    #expect(reader.isAtEnd)
    return slot
  }

  private func check(
    _ slot: KeySlot, with secret: borrowing UnlockSecret, keyEncryptionKey: HexBytes,
    salt: HexBytes
  ) throws {
    let derived = try secret.keyEncryptionKey(for: slot)?.revealed
    #expect(derived == keyEncryptionKey.bytes)
    let unwrapped = try slot.unwrap(
      with: secret, vaultID: answers.vault_id.bytes, rootEpoch: answers.root_epoch
    )?.bytes.revealed
    #expect(unwrapped == answers.vrk.bytes)
    var context = ByteWriter(label: "authpipe/v1/slot")
    context.add(answers.vault_id.bytes)
    context.add(answers.root_epoch)
    context.add(slot.head)
    let wrapped = try answers.vrk.bytes.withBytes {
      try Cobblestone.seal(
        $0, key: SecretBytes(keyEncryptionKey.bytes), context: context.bytes, salt: salt.bytes)
    }
    #expect(wrapped == slot.wrapped)
  }
}
