import AuthpipeKit
import Testing

@testable import AuthpipeVault

private typealias Sample = SampleVault

@Suite struct MissingRowTests {
  private static let deletions = [
    Edit(
      what: "a secret deleted", sql: "DELETE FROM record WHERE \(Sample.row("acme", .accessToken))",
      write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "the metadata deleted",
      sql: "DELETE FROM record WHERE field = 1 AND connection_id = \(Sample.connection("acme"))",
      read: .alteredRows(part: .record), write: .alteredRows(part: .connection)),
    Edit(
      what: "a connection deleted, its records orphaned",
      sql: "DELETE FROM connection WHERE connection_id = \(Sample.connection("acme"))",
      write: .alteredRows(part: .connection)),
    Edit(
      what: "a connection deleted with its records",
      sql: """
        DELETE FROM record WHERE connection_id = \(Sample.connection("acme/user_1"));
        DELETE FROM connection WHERE connection_id = \(Sample.connection("acme/user_1"))
        """, write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a tenant deleted with its rows",
      sql: """
        DELETE FROM record WHERE tenant_id = \(Sample.tenant("acme"));
        DELETE FROM connection WHERE tenant_id = \(Sample.tenant("acme"));
        DELETE FROM tenant WHERE tenant_id = \(Sample.tenant("acme"))
        """, write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "a tombstone deleted", sql: "DELETE FROM tenant WHERE state = 2",
      write: .alteredRows(part: .vaultHead)),
  ]

  private static let additions = [
    Edit(
      what: "a secret duplicated under a new id and version",
      sql: """
        INSERT INTO record SELECT randomblob(16), tenant_id, connection_id, field, 2, epoch, sealed
        FROM was_record WHERE \(Sample.row("acme", .accessToken))
        """, write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a connection duplicated under a new id",
      sql: """
        INSERT INTO connection SELECT x'00112233445566778899aabbccddeeff', tenant_id,
        randomblob(16), created_at, 0, 0, 0 FROM connection
        WHERE connection_id = \(Sample.connection("acme"))
        """, write: .alteredRows(part: .connection)),
    Edit(
      what: "a connection duplicated with its records",
      sql: """
        INSERT INTO connection SELECT x'00112233445566778899aabbccddeeff', tenant_id,
        randomblob(16), created_at, 0, 0, 0 FROM connection
        WHERE connection_id = \(Sample.connection("acme"));
        INSERT INTO record SELECT randomblob(16), tenant_id, x'00112233445566778899aabbccddeeff',
        field, version, epoch, sealed FROM was_record
        WHERE connection_id = \(Sample.connection("acme"))
        """, write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a tenant duplicated under a new id",
      sql: """
        INSERT INTO tenant SELECT randomblob(16), epoch, state, wrapped, randomblob(16), generation,
        head_mac FROM was_tenant WHERE tenant_id = \(Sample.tenant("acme"))
        """, write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "a record orphaned",
      sql: """
        INSERT INTO record SELECT randomblob(16), tenant_id, randomblob(16), field, version, epoch,
        sealed FROM was_record WHERE \(Sample.row("acme", .accessToken))
        """, write: .alteredRows(part: .connection)),
  ]

  private static let counters = [
    Edit(
      what: "an active tenant called shredded",
      sql: "UPDATE tenant SET state = 2 WHERE tenant_id = \(Sample.tenant("acme"))",
      write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "a tombstone called active", sql: "UPDATE tenant SET state = 1 WHERE state = 2",
      write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "a tenant's generation changed",
      sql: """
        UPDATE tenant SET generation = generation + 1 WHERE tenant_id = \(Sample.tenant("acme"))
        """, write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "the vault's generation raised", sql: "UPDATE vault SET generation = generation + 1",
      write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "the vault's generation at its largest",
      sql: "UPDATE vault SET generation = 4611686018427387904",
      write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "a tenant's head changed",
      sql: "UPDATE tenant SET head_mac = randomblob(32) WHERE tenant_id = \(Sample.tenant("acme"))",
      write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "the vault's head changed", sql: "UPDATE vault SET head_mac = randomblob(32)",
      write: .alteredRows(part: .vaultHead)),
  ]

  @Test(arguments: deletions + additions + counters)
  func `a row that is missing, added or rolled back is noticed by writing`(edit: Edit) throws {
    try edit.check()
  }
}
