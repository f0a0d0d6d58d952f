import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

private typealias Sample = SampleVault

@Suite struct AlteredRowTests {
  private static let token = Sample.row("acme", .accessToken)

  /// A change to the row of acme's token.
  private static func altered(
    _ what: String, _ change: String, read: VaultError? = .alteredRecord(.accessToken),
    write: VaultError = .alteredRows(part: .tenantHead)
  ) -> Edit {
    Edit(what: what, sql: "UPDATE record SET \(change) WHERE \(token)", read: read, write: write)
  }

  private static let changes = [
    altered("a record's id changed", "record_id = randomblob(16)"),
    altered(
      "a record's epoch changed", "epoch = 2", write: .alteredRows(part: .record)),
    altered("a secret truncated", "sealed = substr(sealed, 1, length(sealed) - 1)"),
    altered("a secret cut to its head", "sealed = substr(sealed, 1, 5)"),
    altered("a secret emptied", "sealed = x''"),
    altered("a secret lengthened", "sealed = CAST(sealed || x'00' AS BLOB)"),
    altered("a secret's first byte changed", "sealed = CAST(x'02' || substr(sealed, 2) AS BLOB)"),
    altered(
      "a secret made so long that no arena holds it",
      "sealed = CAST(sealed || zeroblob(1000000) AS BLOB)",
      read: .damagedFile(part: .record), write: .damagedFile(part: .record)),
    Edit(
      what: "a record's field changed",
      sql: "UPDATE record SET field = 5 WHERE \(Sample.row("acme/user_1", .accessToken))",
      concerns: "acme/user_1", field: .webhookSecret,
      read: .alteredRecord(.webhookSecret), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a record's version changed",
      sql: "UPDATE record SET version = 2 WHERE \(token)", write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "the metadata's version changed",
      sql: """
        UPDATE record SET version = 7 WHERE connection_id = \(Sample.connection("acme"))
        AND field = 1
        """, read: .alteredRecord(nil), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "the metadata of another connection of the tenant",
      sql: """
        UPDATE record SET sealed = (SELECT sealed FROM was_record WHERE field = 1
        AND connection_id = \(Sample.connection("acme/user_1")))
        WHERE field = 1 AND connection_id = \(Sample.connection("acme"))
        """, read: .alteredRecord(nil), write: .alteredRows(part: .tenantHead)),
  ]

  private static let tenants = [
    Edit(
      what: "two tenants' wrapped keys swapped",
      sql: """
        UPDATE tenant SET wrapped = (SELECT wrapped FROM was_tenant w WHERE w.tenant_id IN
        (\(Sample.tenant("acme")), \(Sample.tenant("globex"))) AND w.tenant_id <> tenant.tenant_id)
        WHERE tenant_id IN (\(Sample.tenant("acme")), \(Sample.tenant("globex")))
        """, read: .alteredRows(part: .tenant), write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "two tenants' name indexes swapped",
      sql: """
        UPDATE tenant SET name_idx = randomblob(16) WHERE tenant_id IN
        (\(Sample.tenant("acme")), \(Sample.tenant("globex")));
        UPDATE tenant SET name_idx = (SELECT name_idx FROM was_tenant
        WHERE tenant_id = \(Sample.tenant("globex"))) WHERE tenant_id = \(Sample.tenant("acme"));
        UPDATE tenant SET name_idx = (SELECT name_idx FROM was_tenant
        WHERE tenant_id = \(Sample.tenant("acme"))) WHERE tenant_id = \(Sample.tenant("globex"));
        """, read: .alteredRecord(nil), write: .alteredRows(part: .vaultHead)),
    Edit(
      what: "a tenant's epoch changed",
      sql: "UPDATE tenant SET epoch = 2 WHERE tenant_id = \(Sample.tenant("acme"))",
      read: .alteredRows(part: .tenant), write: .alteredRows(part: .vaultHead)),
  ]

  @Test(arguments: changes + tenants)
  func `a changed row is noticed by reading what is concerned`(edit: Edit) throws {
    try edit.check()
  }

  @Test func `any byte of the header that changes keeps the vault shut`() throws {
    let sample = try SampleVault()
    let header = try sample.open().headerBytes
    let file = try contents(of: sample.path)
    for offset in header.indices {
      var altered = header
      altered[offset] ^= 1 << (offset % 8)
      try write(file, to: sample.path)
      do {
        let database = try RawDatabase(sample.path)
        try database.run("UPDATE vault SET header = x'\(altered.hex)'")
      }
      #expect(throws: VaultError.self, "offset \(offset)") { try sample.open() }
    }
  }

  @Test func `a header code that changes is an altered header`() throws {
    let sample = try SampleVault()
    try sample.edit("UPDATE vault SET header_mac = randomblob(32)")
    #expect(throws: VaultError.alteredHeader) { try sample.open() }
  }

  @Test(arguments: ["acme", "acme/another"])
  func `where a connection is filed under another name none is added beside it`(
    name: String
  ) throws {
    let sample = try SampleVault()
    try sample.edit(
      """
      UPDATE connection SET conn_idx = randomblob(16)
      WHERE connection_id = \(SampleVault.connection("acme"))
      """)
    #expect(throws: VaultError.alteredRecord(nil)) { try sample.open(.writing).add(name) }
  }
}
