import AuthpipeKit
import Figures
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct SchemaTests {
  private let sample: SampleVault

  init() throws { sample = try SampleVault() }

  private func expect(_ fault: VaultError, after sql: String) throws {
    try sample.edit(sql)
    for access in [Vault.Access.reading, .writing] {
      #expect(throws: fault, "\(sql)") { try sample.open(access) }
    }
  }

  private static func rewrite(_ table: String, _ old: String, _ new: String) -> String {
    """
    UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)') WHERE name = '\(table)'
    """
  }

  @Test(arguments: [
    """
    CREATE TRIGGER t AFTER UPDATE ON vault BEGIN DELETE FROM record; END
    """,
    "CREATE VIEW v AS SELECT sealed FROM record",
    "CREATE INDEX i ON record (sealed)",
    "CREATE TABLE extra (x)",
    "ANALYZE",
    "ALTER TABLE record ADD COLUMN note TEXT",
    "ALTER TABLE tenant RENAME TO tenants",
    "ALTER TABLE verdict RENAME COLUMN finding TO found",
    "DROP TABLE event",
    rewrite("record", "sealed BLOB NOT NULL", "sealed ANY NOT NULL"),
    rewrite("record", "sealed BLOB NOT NULL", "sealed BLOB"),
    rewrite("tenant", "STRICT, WITHOUT", "WITHOUT"),
    rewrite("vault", " STRICT", ""),
    rewrite("vault", " CHECK (id = 1)", ""),
    rewrite("tenant", "tenant_id", "TENANT_ID"),
    rewrite("connection", "  conn_idx", " conn_idx"),
    "UPDATE sqlite_schema SET tbl_name = 'tenant' WHERE name = 'record'",
  ])
  func `any word of the schema that is not ours is damage`(sql: String) throws {
    try expect(.damagedFile(part: .schema), after: sql)
    Figures.add("edits in SQL that were noticed")
  }

  @Test(arguments: [0, 1, 0x4150_5632, -1])
  func `another application's file is not a vault`(id: Int) throws {
    try expect(.notAVault(path: sample.path), after: "PRAGMA application_id = \(id)")
  }

  @Test(arguments: [2, 3, 0x7fff_ffff])
  func `a later table layout was written by a newer authpipe`(layout: Int) throws {
    try expect(.writtenByNewer(path: sample.path), after: "PRAGMA user_version = \(layout)")
  }

  @Test(arguments: [0, -1])
  func `a layout before the first is damage`(layout: Int) throws {
    try expect(.damagedFile(part: .schema), after: "PRAGMA user_version = \(layout)")
  }

  @Test func `a header for newer readers stays shut, one for newer writers can be read`() throws {
    let (reader, writer) = (15, 17)
    for offset in [reader, writer] {
      let vault = try sample.open()
      var header = vault.headerBytes
      header[offset] = 3
      let code = try Header.code(for: header, rootKey: vault.rootKey)
      let newer = try SampleVault()
      try newer.edit("UPDATE vault SET header = x'\(header.hex)', header_mac = x'\(code.hex)'")
      #expect(throws: VaultError.writtenByNewer(path: newer.path)) { try newer.open(.writing) }
      if offset == writer {
        #expect(try newer.read().count == SampleVault.names.count)
      } else {
        #expect(throws: VaultError.writtenByNewer(path: newer.path)) { try newer.open() }
      }
    }
  }

  @Test func `a vault left in write-ahead mode is written with a journal again`() throws {
    do {
      let database = try RawDatabase(sample.path)
      try database.run("PRAGMA journal_mode = WAL; UPDATE verdict SET finding = 2")
    }
    #expect(try contents(of: sample.path)[18] == 2)
    #expect(try sample.read().count == SampleVault.names.count)
    try sample.open(.writing).add("acme/another")
    #expect(try contents(of: sample.path)[18] == 1)
    #expect(try sample.folder.names == ["vault.db"])
  }
}
