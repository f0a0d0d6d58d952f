import AuthpipeKit
import Testing

@testable import AuthpipeVault

private typealias Sample = SampleVault

@Suite struct MovedSecretTests {
  /// Exchanges the sealed values of two rows.
  private static func swap(
    _ one: (String, CredentialField), _ two: (String, CredentialField)
  ) -> String {
    """
    UPDATE record SET sealed = (SELECT sealed FROM was_record WHERE \(Sample.row(two.0, two.1)))
    WHERE \(Sample.row(one.0, one.1));
    UPDATE record SET sealed = (SELECT sealed FROM was_record WHERE \(Sample.row(one.0, one.1)))
    WHERE \(Sample.row(two.0, two.1));
    """
  }

  private static let swaps = [
    Edit(
      what: "two secrets of one connection swapped",
      sql: swap(("acme", .accessToken), ("acme", .clientSecret)),
      read: .alteredRecord(.accessToken), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "the other secret of the two",
      sql: swap(("acme", .accessToken), ("acme", .clientSecret)), field: .clientSecret,
      read: .alteredRecord(.clientSecret), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "two secrets of two connections swapped",
      sql: swap(("acme", .accessToken), ("acme/user_1", .accessToken)), concerns: "acme/user_1",
      read: .alteredRecord(.accessToken), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "two secrets of two tenants swapped",
      sql: swap(("acme", .accessToken), ("globex", .accessToken)), concerns: "globex",
      read: .alteredRecord(.accessToken), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "two secrets of two tenants swapped with their record ids",
      sql: """
        DELETE FROM record WHERE \(Sample.row("acme", .accessToken));
        UPDATE record SET (record_id, sealed) = (SELECT record_id, sealed FROM was_record
        WHERE \(Sample.row("acme", .accessToken))) WHERE \(Sample.row("globex", .accessToken));
        """, concerns: "globex",
      read: .alteredRecord(.accessToken), write: .alteredRows(part: .tenantHead)),
  ]

  private static let moves = [
    Edit(
      what: "a row moved to another connection",
      sql: """
        UPDATE record SET connection_id = \(Sample.connection("acme/user_1"))
        WHERE \(Sample.row("acme", .clientSecret))
        """, concerns: "acme/user_1", field: .clientSecret,
      read: .alteredRecord(.clientSecret), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a row moved to another tenant",
      sql: """
        UPDATE record SET connection_id = \(Sample.connection("globex")),
        tenant_id = \(Sample.tenant("globex")) WHERE \(Sample.row("acme", .clientSecret))
        """, concerns: "globex", field: .clientSecret,
      read: .alteredRecord(.clientSecret), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a connection's rows exchanged for another's in the same tenant",
      sql: """
        UPDATE record SET connection_id = x'00' WHERE connection_id = \(Sample.connection("acme"));
        UPDATE record SET connection_id = \(Sample.connection("acme"))
        WHERE connection_id = \(Sample.connection("acme/user_1"));
        UPDATE record SET connection_id = \(Sample.connection("acme/user_1"))
        WHERE connection_id = x'00';
        """,
      read: .alteredRecord(nil), write: .alteredRows(part: .tenantHead)),
    Edit(
      what: "a connection moved to another tenant",
      sql: """
        UPDATE connection SET tenant_id = \(Sample.tenant("globex"))
        WHERE connection_id = \(Sample.connection("acme"))
        """, concerns: "globex",
      write: .alteredRows(part: .connection)),
  ]

  @Test(arguments: swaps + moves)
  func `a secret in another's place is noticed`(edit: Edit) throws { try edit.check() }

  // No head covers the indexes; the names inside the sealed metadata do.
  @Test func `two connections' indexes exchanged are noticed by the names that are sealed`() throws
  {
    let sample = try SampleVault()
    func index(_ of: String, _ now: String) -> String {
      """
      UPDATE connection SET conn_idx = \(now) WHERE connection_id = \(Sample.connection(of));
      """
    }
    func was(_ name: String) -> String {
      """
      (SELECT conn_idx FROM was_connection WHERE connection_id = \(Sample.connection(name)))
      """
    }
    try sample.edit(
      index("acme/user_1", "randomblob(16)") + index("acme", was("acme/user_1"))
        + index("acme/user_1", was("acme")))
    let vault = try sample.open(.writing)
    for name in ["acme", "acme/user_1"] {
      #expect(throws: VaultError.alteredRecord(nil)) { try vault.find(name) }
      #expect(throws: VaultError.alteredRecord(nil)) {
        try vault.remove(ConnectionReference(parsing: name))
      }
    }
    #expect(throws: VaultError.alteredRecord(nil)) { try sample.read() }
    #expect(try vault.read("globex") == .sample("globex"))
    #expect(
      try sample.verify().damage.map(\.fault)
        == [VaultError.alteredRecord(nil), VaultError.alteredRecord(nil)])
  }
}
