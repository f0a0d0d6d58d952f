import Glibc

@testable import AuthpipeVault

extension SampleVault {
  /// Where backups of the sample go, unless a test says otherwise.
  var backup: String { folder.file("backup") }

  /// Where what a restoring replaces is kept.
  var kept: String { folder.file("kept") }

  func openBackup() throws -> Vault {
    try Vault(at: backup, for: .reading, unlockedBy: Self.key())
  }

  /// Puts the backup in the place of the vault, or of what lies at `path`.
  @discardableResult func restore(to path: String? = nil, state: String? = nil) throws -> Bool {
    try openBackup().restore(
      to: path ?? self.path, keepingOldAs: kept, stateDirectory: state, at: Self.now)
  }

  /// The sample as another copy of it has it: opened at `path`.
  func read(at path: String) throws -> [String: ReadConnection] {
    try Vault(at: path, for: .reading, unlockedBy: Self.key()).readAll()
  }
}

/// Whether there is anything of that name.
func exists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}
