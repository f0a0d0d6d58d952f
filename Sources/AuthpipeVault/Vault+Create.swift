internal import AuthpipeKit
internal import Glibc

extension Vault {
  /// Makes an empty vault at `path` that `secret` opens, unless there is one; says whether it did.
  ///
  /// It is built beside its final name, complete, and only then given it: nobody ever sees half
  /// a vault, and the loser of a race finds the winner's.
  package static func createIfMissing(
    at path: String, for secret: borrowing UnlockSecret, label: String,
    by actor: AuditActor = .unknown,
    at now: Int64
  ) throws -> Bool {
    try PrivateFile.makeDirectory(PrivateFile.directory(of: path))
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.cannotCreate(path: path, code: errno)
    }
    let draft = try makeDraft(beside: resolved, for: secret, label: label, by: actor, at: now)
    return try draft.publish(as: resolved)
  }

  /// Makes an empty vault in the place of the one at `path`, which is kept at `kept`.
  ///
  /// Returns whether there was one.
  package static func createAnew(
    at path: String, keepingOldAs kept: String, for secret: borrowing UnlockSecret, label: String,
    by actor: AuditActor, at now: Int64
  ) throws -> Bool {
    try PrivateFile.makeDirectory(PrivateFile.directory(of: path))
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.cannotCreate(path: path, code: errno)
    }
    let draft = try makeDraft(beside: resolved, for: secret, label: label, by: actor, at: now)
    return try VaultReplacement(path: resolved, kept: kept).put(draft)
  }

  private static func makeDraft(
    beside path: String, for secret: borrowing UnlockSecret, label: String, by actor: AuditActor,
    at now: Int64
  ) throws -> VaultDraft {
    let rootKey = RootKey(
      bytes: try RandomBytes.makeSecret(RootKey.length), vaultID: try RandomBytes.make(16), epoch: 1
    )
    let slot = try KeySlot(wrapping: rootKey, for: secret, label: label, created: now)
    let header = Header(vaultID: rootKey.vaultID, rootEpoch: 1, created: now, slots: [slot]).bytes
    let row = VaultRow(
      header: header, headerCode: try Header.code(for: header, rootKey: rootKey), generation: 1,
      headCode: try VaultHead.code(
        for: [], generation: 1, vaultID: rootKey.vaultID, rootKey: rootKey))

    let draft = try VaultDraft(beside: path)
    let database = try Database(path: draft.path, access: .writing)
    try database.execute("BEGIN IMMEDIATE")
    try Schema.create(in: database)
    try VaultTable(database: database).insert(row)
    try EventTable(database: database).insert(
      AuditTrail(rootKey).row(
        AuditEntry(.vaultMade, details: [label]), by: actor, making: row, at: now,
        after: AuditTrail.beginning))
    try database.execute("COMMIT")
    return draft
  }
}
