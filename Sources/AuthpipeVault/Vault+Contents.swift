internal import Glibc

/// How much is in a vault.
package struct VaultContents: Hashable, Sendable {
  /// How often it was changed.
  package let generation: UInt64
  /// Tenants that have connections.
  package let tenants: Int
  package let connections: Int
  package let apps: Int
  /// Lines of the audit trail.
  package let events: Int
  /// The file's size in bytes.
  package let size: Int64
}

extension Vault {
  /// How much is in the vault, without looking at it.
  package func contents() throws -> VaultContents {
    // Never a count of all rows: that is one step of SQLite's machine, however many a tree that
    // leads in circles has, and no limit on steps ends it.
    let counts = try database.prepare(
      """
      SELECT (SELECT count(*) FROM tenant WHERE state = 1 AND name_idx <> ?1), \
      (SELECT count(*) FROM connection WHERE tenant_id NOT IN \
      (SELECT tenant_id FROM tenant WHERE name_idx = ?1)), \
      (SELECT count(*) FROM event WHERE sequence > 0), \
      (SELECT count(*) FROM connection WHERE tenant_id IN \
      (SELECT tenant_id FROM tenant WHERE name_idx = ?1))
      """)
    try counts.bind(1, indexOfApps())
    guard try counts.step() else { throw VaultError.damagedFile(part: .schema) }
    var status = stat()
    guard lstat(database.path, &status) == 0 else {
      throw VaultError.file(.notReadable(code: errno), path: path)
    }
    return VaultContents(
      generation: try VaultTable(database: database).read().generation,
      tenants: try counts.integer(0, in: 0...Int.max, of: .tenant),
      connections: try counts.integer(1, in: 0...Int.max, of: .connection),
      apps: try counts.integer(3, in: 0...Int.max, of: .connection),
      events: try counts.integer(2, in: 0...Int.max, of: .event), size: Int64(status.st_size))
  }
}
