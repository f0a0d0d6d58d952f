internal import AuthpipeVault
internal import Glibc

/// Looks at the vault's file, at what opens it, and at what it holds.
struct VaultExamination {
  let access: VaultAccess
  let context: Context

  /// What is to be told, and the vault where it could be opened.
  func examine() -> (diagnoses: [Diagnosis], vault: Vault?) {
    do {
      let path = DisplayText.clean(try access.path())
      guard try access.exists() else {
        let hint = "authpipe connect bigcommerce CONNECTION makes one"
        return ([Diagnosis("vault", .note, "there is no vault at \(path) yet", hint: hint)], nil)
      }
      let identity = try access.identity()
      let file = Diagnosis("vault", .ok, "\(path), opened by \(words(identity.slots))")
      let found = [file, writable(), slots(identity)].compactMap { $0 }
      return open(after: found)
    } catch {
      return ([Diagnosis("vault", Failure(wording: error))], nil)
    }
  }

  private func open(after found: [Diagnosis]) -> (diagnoses: [Diagnosis], vault: Vault?) {
    do {
      let vault = try access.open(for: .reading)
      let how = vault.openedSlotID == nil ? "the kernel's keyring opens it" : "its key is at hand"
      return (found + [Diagnosis("key", .ok, how)], vault)
    } catch {
      return (found + [Diagnosis("key", Failure(wording: error))], nil)
    }
  }

  /// A vault that can be read and not written is fine for a CI job, and not for much else.
  private func writable() -> Diagnosis? {
    do {
      try FileTrust.check(access.path(), for: .strict)
      let folder = PrivateFile.directory(of: try access.path())
      guard Glibc.access(try access.path(), W_OK) == 0, Glibc.access(folder, W_OK) == 0 else {
        return Diagnosis(
          "vault", .note, "it can be read and not written: \(SystemError.text(errno))")
      }
      return nil
    } catch {
      let failure = Failure(wording: error)
      return Diagnosis(
        "vault", .warning, "nothing can be written to it: \(failure.message)", hint: failure.hint)
    }
  }

  private func slots(_ identity: VaultIdentity) -> Diagnosis? {
    guard identity.slots.count == 1 else { return nil }
    return Diagnosis(
      "slots", .note, "there is one way to open the vault; if it is lost, so is the vault",
      hint: "authpipe vault slot add recovery")
  }

  private func words(_ slots: [SlotDescription]) -> String {
    slots.map { DisplayText.clean($0.label) + " (\($0.kind.rawValue))" }.joined(separator: ", ")
  }
}
