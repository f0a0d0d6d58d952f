import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

/// The header's half of the known answers: slots, header, header code.
@Suite struct KnownHeaderTests {
  private let answers: KnownAnswers

  init() throws { answers = try KnownAnswers.read() }

  @Test func `the key string is written and read as published`() throws {
    let text = try KeyString.encode(SecretBytes(answers.slotKey.secret.bytes)).revealed
    #expect(String(decoding: text, as: UTF8.self) == answers.slotKey.keyString)
    let key = try KeyString.decode(SecretBytes(Array(answers.slotKey.keyString.utf8))).revealed
    #expect(key == answers.slotKey.secret.bytes)
  }

  @Test func `the key slot has the published bytes and opens with the key`() throws {
    let answer = answers.slotKey
    let slot = try parse(answer.slotBytes.bytes)
    #expect(slot.bytes == answer.slotBytes.bytes)
    #expect(slot.slotID == answer.slotId.bytes)
    #expect(slot.kdfSalt == answer.kdfSalt.bytes)
    #expect(slot.label == answer.label)
    #expect(slot.created == answer.created)
    #expect(slot.kind == .key)
    #expect(Array(slot.head[8..<10]) == [answer.kind, answer.kdf])
    let secret = UnlockSecret.key(try SecretBytes(answer.secret.bytes))
    try check(slot, with: secret, keyEncryptionKey: answer.kek, salt: answer.wrapSalt)
  }

  @Test func `the passphrase slot has the published bytes and opens with the passphrase`() throws {
    let answer = answers.slotPassphrase
    let slot = try parse(answer.slotBytes.bytes)
    #expect(slot.bytes == answer.slotBytes.bytes)
    #expect(slot.slotID == answer.slotId.bytes)
    #expect(slot.kdfSalt == answer.kdfSalt.bytes)
    #expect(slot.kind == .passphrase(KeySlot.ScryptCost(logN: 15, r: 8, p: 1)))
    #expect(Array(slot.head[8..<16]) == [answer.kind, answer.kdf] + answer.params.bytes)
    let secret = UnlockSecret.passphrase(try SecretBytes(Array(answer.passphrase.utf8)))
    try check(slot, with: secret, keyEncryptionKey: answer.kek, salt: answer.wrapSalt)
  }

  @Test func `the header has the published bytes`() throws {
    let header = try Header(parsing: answers.header.bytes, writing: true)
    #expect(header.vaultID == answers.vaultId.bytes)
    #expect(header.rootEpoch == answers.rootEpoch)
    #expect(header.created == answers.slotKey.created)
    #expect(
      header.slots.map(\.bytes) == [
        answers.slotKey.slotBytes.bytes, answers.slotPassphrase.slotBytes.bytes,
      ])
    #expect(header.bytes == answers.header.bytes)
  }

  @Test func `the header has the published code`() throws {
    let rootKey = try answers.rootKey()
    #expect(try rootKey.derive(.headerCode).bytes.revealed.hex == answers.headerMacKey.bytes.hex)
    let code = try Header.code(for: answers.header.bytes, rootKey: rootKey)
    #expect(code.hex == answers.headerMac.bytes.hex)
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
      with: secret, vaultID: answers.vaultId.bytes, rootEpoch: answers.rootEpoch
    )?.bytes.revealed
    #expect(unwrapped == answers.vrk.bytes)
    var context = ByteWriter(label: "authpipe/v1/slot")
    context.add(answers.vaultId.bytes)
    context.add(answers.rootEpoch)
    context.add(slot.head)
    let wrapped = try answers.vrk.bytes.withBytes {
      try Cobblestone.seal(
        $0, key: SecretBytes(keyEncryptionKey.bytes), context: context.bytes, salt: salt.bytes)
    }
    #expect(wrapped == slot.wrapped)
  }
}
