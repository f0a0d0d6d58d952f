internal import AuthpipeKit
internal import Glibc

extension Vault {
  /// Copies the vault into a new file at `path`, 0600, verified by opening it.
  ///
  /// Made under another name and given its own only when it is whole.
  package func backUp(to path: String) throws -> VaultVerification {
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.cannotCreate(path: path, code: errno)
    }
    let draft = try VaultDraft(copying: database, beside: resolved)
    let verification = try open(draft, for: .reading).verify()
    guard try draft.publish(as: resolved) else {
      throw VaultError.fileExists(path: path)
    }
    return verification
  }

  /// Puts a copy of this vault, a backup, in the place of the one at `path`.
  ///
  /// Refused where verifying finds anything. The old file, if there is one, is kept at `kept`;
  /// returns whether there was one. The copy's audit trail says that it was restored, and the
  /// newest generation seen on this machine is set to the copy's.
  package func restore(
    to path: String, keepingOldAs kept: String, stateDirectory: String?, at now: Int64
  ) throws -> Bool {
    try PrivateFile.makeDirectory(PrivateFile.directory(of: path))
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.cannotCreate(path: path, code: errno)
    }
    guard resolved != database.path else { throw VaultError.restoresItself }
    let draft = try VaultDraft(copying: database, beside: resolved)
    let generation = try noteRestoring(in: draft, at: now)
    let newest = stateDirectory.map {
      (marker: RollbackMarker(directory: $0, vaultID: vaultID), generation: generation)
    }
    return try VaultReplacement(path: resolved, kept: kept, newest: newest).put(draft)
  }

  private func noteRestoring(in draft: VaultDraft, at now: Int64) throws -> UInt64 {
    let copy = try open(draft, for: .writing)
    if let damage = try copy.verify().damage.first { throw damage.fault }
    return try copy.write(AuditEntry(.restored), at: now) { $0.row.generation + 1 }
  }

  /// Opens a copy of this vault.
  private func open(_ draft: VaultDraft, for access: Access) throws -> Vault {
    do {
      return try Vault(
        at: draft.path, for: access, unlockedBy: .rootKey(rootKey.bytes.copy()), actor: actor)
    } catch VaultError.wrongKey {
      // Rekeyed by another since this was opened.
      throw VaultError.changedMeanwhile
    }
  }
}
