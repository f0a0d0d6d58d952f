import AuthpipeKit
import Testing

@testable import AuthpipeVault

private typealias Sample = SampleVault

@Suite struct ForeignRowTests {
  /// The other vault's tenant that has three connections fewer than any: the one with the row of
  /// the sealed token alone is `globex`, which has two records.
  private static let foreign = """
    (SELECT tenant_id FROM other.record GROUP BY tenant_id HAVING count(*) = 2)
    """
  private static let home = Sample.tenant("globex")

  private static let edits = [
    Edit(
      what: "a secret from another vault made with the same key file",
      sql: """
        UPDATE record SET (record_id, sealed) = (SELECT record_id, sealed FROM other.record o
        WHERE o.tenant_id = \(foreign) AND o.field = 2)
        WHERE \(Sample.row("globex", .accessToken))
        """, concerns: "globex",
      read: .alteredRecord(.accessToken), write: .alteredRows(part: .tenantHead), hasOther: true),
    Edit(
      what: "a tenant's key from another vault made with the same key file",
      sql: """
        UPDATE tenant SET wrapped = (SELECT wrapped FROM other.tenant o
        WHERE o.tenant_id = \(foreign)) WHERE tenant_id = \(home)
        """, concerns: "globex",
      read: .alteredRows(part: .tenant), write: .alteredRows(part: .vaultHead), hasOther: true),
    Edit(
      what: "a tenant brought whole from another vault, under the name's index here",
      sql: """
        DELETE FROM record WHERE tenant_id = \(home);
        DELETE FROM connection WHERE tenant_id = \(home);
        DELETE FROM tenant WHERE tenant_id = \(home);
        INSERT INTO tenant SELECT tenant_id, epoch, state, wrapped, (SELECT name_idx FROM was_tenant
        WHERE tenant_id = \(home)), generation, head_mac FROM other.tenant
        WHERE tenant_id = \(foreign);
        INSERT INTO connection SELECT * FROM other.connection WHERE tenant_id = \(foreign);
        INSERT INTO record SELECT * FROM other.record WHERE tenant_id = \(foreign)
        """, concerns: "globex",
      read: .alteredRows(part: .tenant), write: .alteredRows(part: .vaultHead), hasOther: true),
    Edit(
      what: "a tenant added from another vault",
      sql: "INSERT INTO tenant SELECT * FROM other.tenant WHERE tenant_id = \(foreign)",
      concerns: "globex", write: .alteredRows(part: .vaultHead), hasOther: true),
    Edit(
      // Its name index key is another, so that no name is found.
      what: "the header of another vault made with the same key file",
      sql: """
        UPDATE vault SET (header, header_mac) = (SELECT header, header_mac FROM other.vault)
        """, concerns: "globex",
      read: .noSuchConnection, write: .alteredRows(part: .vaultHead), hasOther: true),
  ]

  @Test(arguments: edits)
  func `a row from another vault with the same key is noticed`(edit: Edit) throws {
    try edit.check()
  }

  @Test func `a tenant restored from an older copy is noticed by writing`() throws {
    let sample = try SampleVault()
    let older = try SampleVault()
    try write(contents(of: sample.path), to: older.path)
    do {
      let vault = try sample.open(.writing)
      let globex = try vault.find("globex")
      try vault.update(globex, to: globex.metadata)
    }
    try sample.edit(
      """
      DELETE FROM record WHERE tenant_id = \(Self.home);
      DELETE FROM tenant WHERE tenant_id = \(Self.home);
      INSERT INTO tenant SELECT * FROM other.tenant WHERE tenant_id = \(Self.home);
      INSERT INTO record SELECT * FROM other.record WHERE tenant_id = \(Self.home)
      """, other: older)
    #expect(try sample.read().count == SampleVault.names.count)
    for name in ["globex/another", "acme/another"] {
      #expect(throws: VaultError.alteredRows(part: .vaultHead)) {
        try sample.open(.writing).add(name)
      }
    }
    #expect(
      try sample.verify().damage
        == [VaultDamage(place: .vault, fault: .alteredRows(part: .vaultHead))])
  }
}
