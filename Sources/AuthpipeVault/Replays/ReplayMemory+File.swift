internal import Glibc

extension ReplayMemory {
  private static let tables = [
    """
    CREATE TABLE accepted (
      scope BLOB NOT NULL,
      time INTEGER NOT NULL,
      id BLOB NOT NULL,
      PRIMARY KEY (scope, time, id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE forgotten (scope BLOB NOT NULL PRIMARY KEY, until INTEGER NOT NULL) STRICT",
  ]

  /// Opens the file, or makes it where there is none.
  func open() throws -> Database {
    try PrivateFile.makeDirectory(PrivateFile.directory(of: path))
    guard let resolved = PrivateFile.resolvingDirectory(of: path) else {
      throw VaultError.cannotCreate(path: path, code: errno)
    }
    do throws(VaultError) {
      try FileTrust.check(resolved, for: .strict)
    } catch .noVault {
      try make(at: resolved)
      try FileTrust.check(resolved, for: .strict)
    }
    try JournalTrust.check(besideVault: resolved, for: .strict)
    return try Database(path: resolved, access: .writing)
  }

  /// Built beside its name and then given it: nobody sees half of it, and of processes that make
  /// it at once all go on with one.
  private func make(at path: String) throws {
    let draft = try VaultDraft(beside: path)
    let database = try Database(path: draft.path, access: .writing)
    try database.execute("BEGIN IMMEDIATE")
    for table in Self.tables { try database.execute(table) }
    try database.execute("COMMIT")
    _ = try draft.publish(as: path)
  }
}
