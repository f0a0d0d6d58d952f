internal import AuthpipeKit
internal import AuthpipeVault

/// Looks at the key where there is no vault that it could be tried on.
struct KeyExamination {
  let source: KeySource

  /// A key that can be read, or what keeps it from being.
  var diagnoses: [Diagnosis] {
    // It may ask somebody, for nothing.
    guard !source.asksProgram else {
      return [Diagnosis("key", .note, "the key command was not run: there is nothing to open")]
    }
    do {
      guard try source.named() ?? source.fromDefaultFile() != nil else {
        let words = KeySource.names.joined(separator: ", ")
        let file = DisplayText.clean(try source.defaultFile())
        return [Diagnosis("key", .note, "there is no key in \(words) or \(file)")]
      }
      return [
        Diagnosis("key", .note, "there is a key; whether it opens the vault is not known")
      ]
    } catch {
      return [Diagnosis("key", Failure(wording: error))]
    }
  }

  /// What would keep the next command from making a vault.
  var faults: [Diagnosis] { diagnoses.filter { $0.level == .error } }
}
