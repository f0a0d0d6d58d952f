internal import AuthpipeVault

/// Looks at what remembers the newest state of the vault, and at whether this is an older one.
struct MarkerExamination {
  let marker: RollbackMarker
  let generation: UInt64

  var diagnoses: [Diagnosis] {
    let why = "a vault that is replaced by an older copy will not be noticed"
    switch marker.fault {
    case .unreadable(let path):
      return [
        Diagnosis(
          "rollback", .warning, "\(why): \(DisplayText.clean(path)) cannot be read",
          hint: "rm -r \(ShellWord.quote(path)); the next change writes it anew")
      ]
    case .unwritable(let path):
      return [
        Diagnosis(
          "rollback", .warning, "\(why): nothing can be written in \(DisplayText.clean(path))",
          hint: "chmod u+w \(ShellWord.quote(path))")
      ]
    case nil:
      guard let seen = marker.generation, seen > generation else { return [] }
      let fault = VaultError.olderThanSeen(seen: seen, found: generation)
      return [Diagnosis("rollback", Failure(wording: fault))]
    }
  }
}
