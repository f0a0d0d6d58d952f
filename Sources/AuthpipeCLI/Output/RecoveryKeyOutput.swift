internal import AuthpipeKit
internal import AuthpipeVault

/// Writes a recovery key to standard output straight from secure memory.
struct RecoveryKeyOutput {
  let slot: SlotDescription
  let stream: StandardStream

  func write(_ key: borrowing SecretBytes, asJSON: Bool) throws {
    let (before, after) =
      asJSON
      ? (
        #"{"recoveryKey":""#,
        #"","schema":"authpipe.vault-slot-add/1","slot":\#(try slotJSON())}"# + "\n"
      ) : ("", "\n")
    var answer = try SecretBytes(capacity: before.utf8.count + key.count + after.utf8.count)
    Array(before.utf8).withUnsafeBytes { answer.append($0) }
    key.withBytes { answer.append($0) }
    Array(after.utf8).withUnsafeBytes { answer.append($0) }
    try answer.withBytes { try stream.write($0) }
  }

  private func slotJSON() throws -> String {
    String(try JSONOutput.line(SlotJSON(slot, opened: nil)).dropLast())
  }
}
