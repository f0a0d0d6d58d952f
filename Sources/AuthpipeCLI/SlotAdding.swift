internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// One `vault slot add`, from the new secret to the slot that it opens.
struct SlotAdding {
  let vault: Vault
  let label: String
  let context: Context

  /// Makes a key file and a slot for it: the file first, so that every stop leaves a key for
  /// every slot.
  func addKeyFile(at path: String) throws -> SlotDescription {
    try FileTrust.checkCreation(of: path)
    guard try KeyFile.createIfMissing(at: path) else {
      throw VaultError.fileExists(path: path)
    }
    do {
      return try add(.key(KeyInput.readFile(path)))
    } catch {
      // A key that opens nothing; but where the disk failed it may.
      if case VaultError.inputOutput = error { throw error }
      unlink(path)
      throw error
    }
  }

  /// Adds a slot for a key that there is, in a file or on standard input.
  func addKey(from source: String?) throws -> SlotDescription {
    guard let source else { throw OptionFault.keyWithoutFile }
    if source != "-" { return try add(.key(KeyInput.readFile(source))) }
    let text = try SecretInput(context: context).line(from: source, what: "the key")
    return try add(.key(KeyInput.decode(text, from: "standard input")))
  }

  /// Adds a slot for a passphrase.
  func addPassphrase(from source: String?) throws -> SlotDescription {
    try Terminal.quietly {
      try add(.passphrase(NewPassphrase(context: context).take(from: source)))
    }
  }

  /// Adds a slot for a new random key, which is printed before: a slot whose key nobody has seen
  /// would look like a second way in.
  func addRecoveryKey(asJSON: Bool) throws -> SlotDescription {
    try vault.checkRoom(forSlot: label)
    let key = try RandomBytes.makeSecret(32)
    let text = try KeyString.encode(key)
    let new = try vault.makeSlot(for: .key(key), label: label, at: context.now)
    try RecoveryKeyOutput(slot: new.description, stream: context.output).write(text, asJSON: asJSON)
    do {
      try vault.add(new, at: context.now)
    } catch {
      if case VaultError.inputOutput = error {
        context.warn("the key that was printed may open the vault: authpipe vault slot list")
      } else {
        context.warn("the key that was printed opens nothing; throw it away")
      }
      throw error
    }
    context.say("that key opens the vault; it is not shown again and not kept: write it down")
    return new.description
  }

  private func add(_ secret: consuming UnlockSecret) throws -> SlotDescription {
    try vault.addSlot(for: secret, label: label, at: context.now)
  }
}
