internal import AuthpipeVault
internal import Glibc

/// Looks at the vault's file, at what opens it, and at what can be told without opening it.
struct VaultExamination {
  let access: VaultAccess
  let context: Context

  /// What is to be told, and the vault where it could be opened. A fault ends nothing but what
  /// hangs on it.
  func examine() -> (diagnoses: [Diagnosis], vault: Vault?) {
    let path: String
    do {
      path = try access.path()
      guard try access.exists() else {
        let shown = DisplayText.clean(path)
        let hint = "authpipe connect bigcommerce CONNECTION makes one"
        let none = Diagnosis("vault", .note, "there is no vault at \(shown) yet", hint: hint)
        return ([none] + KeyExamination(source: access.keySource).faults, nil)
      }
    } catch {
      return ([Diagnosis("vault", Failure(wording: error))], nil)
    }
    let file = VaultFileExamination(path: path)
    do {
      let locked = try access.locked()
      let identity = locked.identity
      let words = "\(DisplayText.clean(path)), opened by \(Self.words(identity.slots))"
      var found = [Diagnosis("vault", .ok, words)] + file.faults() + slots(identity)
      if let directory = access.stateDirectory() {
        let marker = locked.marker(in: directory)
        found += MarkerExamination(marker: marker, generation: locked.generation).diagnoses
      }
      return open(after: found, file)
    } catch {
      let failure = Failure(wording: error)
      let found = [Diagnosis("vault", failure)] + file.faults(besides: failure)
      return (found + KeyExamination(source: access.keySource).diagnoses + file.pages(), nil)
    }
  }

  private func open(
    after found: [Diagnosis], _ file: VaultFileExamination
  ) -> (diagnoses: [Diagnosis], vault: Vault?) {
    do {
      let vault = try access.open(for: .reading)
      let how = vault.openedSlotID == nil ? "the kernel's keyring opens it" : "its key is at hand"
      return (found + [Diagnosis("key", .ok, how)], vault)
    } catch {
      return (found + [Diagnosis("key", Failure(wording: error))] + file.pages(), nil)
    }
  }

  private func slots(_ identity: VaultIdentity) -> [Diagnosis] {
    guard identity.slots.count == 1 else { return [] }
    return [
      Diagnosis(
        "slots", .note, "there is one way to open the vault; if it is lost, so is the vault",
        hint: "authpipe vault slot add recovery")
    ]
  }

  private static func words(_ slots: [SlotDescription]) -> String {
    slots.map { DisplayText.clean($0.label) + " (\($0.kind.rawValue))" }.joined(separator: ", ")
  }
}
