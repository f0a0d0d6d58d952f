internal import AuthpipeVault
internal import Glibc

/// Looks at the vault as a file: whose it is, and whether its pages are whole.
struct VaultFileExamination {
  let path: String

  /// Everything that keeps the file from being written to; not what `told` tells how to mend.
  ///
  /// A vault that can be read and not written is fine for a CI job, and not for much else.
  func faults(besides told: Failure? = nil) -> [Diagnosis] {
    var status = stat()
    guard lstat(path, &status) == 0 else { return [] }
    let faults = FileTrust.faults(in: status, for: .strict).map { fault in
      Failure(wording: fault, of: path, kind: "vault")
    }
    let found = faults.filter { $0.hint != told?.hint }.map { failure in
      Diagnosis(
        "vault", .warning, "nothing can be written to it: \(failure.message)",
        hint: failure.hint)
    }
    guard faults.isEmpty else { return found }
    let folder = PrivateFile.directory(of: path)
    guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else {
      let words = "it can be read and not written: \(SystemError.text(errno))"
      return [Diagnosis("vault", .note, words)]
    }
    return []
  }

  /// What SQLite says of the pages, where no key opens the vault.
  func pages() -> [Diagnosis] {
    do {
      let count = try LockedVault.countPageFaults(at: path)
      guard count == 0 else {
        return [Diagnosis("contents", Failure(wording: VaultError.damagedFile(part: .pages)))]
      }
      return [
        Diagnosis(
          "contents", .note, "the pages of the file are whole; what is sealed needs a key")
      ]
    } catch {
      // It was told of the vault already.
      return []
    }
  }
}
