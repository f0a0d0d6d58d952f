import AuthpipeKit
import Testing

@testable import AuthpipeVault

private typealias Sample = SampleVault

/// A damage done to a sample that has a verdict of `acme`, and what `verify` must say of it.
struct Damaging: Sendable, CustomTestStringConvertible {
  var what: String
  var sql: String
  /// Said of the thing itself, whatever else is damaged.
  var itself: VaultDamage
  /// Said of a head that covers the thing, where nothing before it keeps the head from being made.
  var head: VaultDamage?
  /// What cannot be counted any more.
  var missing = VaultVerification()

  var testDescription: String { what }

  static let all = [
    Damaging(
      what: "a tenant's row",
      sql: "UPDATE tenant SET epoch = 0 WHERE tenant_id = \(Sample.tenant("globex"))",
      itself: .init(place: .vault, fault: .damagedFile(part: .tenant)),
      missing: .init(tenants: 1, connections: 1, records: 2)),
    Damaging(
      what: "a connection's row",
      sql: """
        UPDATE connection SET conn_idx = x'00' WHERE connection_id = \(Sample.connection("acme/user_1"))
        """, itself: .init(place: .tenant("acme"), fault: .damagedFile(part: .connection)),
      missing: .init(connections: 1, records: 2)),
    Damaging(
      what: "a record's row",
      sql: "UPDATE record SET epoch = 0 WHERE \(Sample.row("acme", .clientSecret))",
      itself: .init(place: .connection("acme"), fault: .damagedFile(part: .record)),
      head: .init(place: .tenant("acme"), fault: .damagedFile(part: .record)),
      missing: .init(records: 1)),
    Damaging(
      what: "a secret",
      sql: """
        UPDATE record SET sealed = CAST(substr(sealed, 1, 100) || x'00' AS BLOB)
        WHERE \(Sample.row("acme", .clientID))
        """,
      itself: .init(
        place: .record(connection: "acme", field: CredentialField.clientID.rawValue, version: 1),
        fault: .alteredRecord(.clientID)),
      head: .init(place: .tenant("acme"), fault: .alteredRows(part: .tenantHead))),
    Damaging(
      what: "a verdict", sql: "UPDATE verdict SET finding = 256",
      itself: .init(place: .verdicts(connection: "acme"), fault: .damagedFile(part: .verdict)),
      missing: .init(verdicts: 1)),
    Damaging(
      what: "a verdict of no connection",
      sql: "INSERT INTO verdict VALUES (randomblob(16), 1, 1, 1, 1, 1, NULL, NULL)",
      itself: .init(
        place: .file("a row of verdict names a connection that is not there"),
        fault: .alteredRows(part: .pages))),
    Damaging(
      what: "a connection that a tombstone has",
      sql: """
        INSERT INTO connection SELECT randomblob(16), tenant_id, randomblob(16), 1, 0, 0, 0
        FROM tenant WHERE state = 2
        """, itself: .init(place: .vault, fault: .alteredRows(part: .tenant))),
    Damaging(
      what: "a line of the trail", sql: "UPDATE event SET mac = x'00' WHERE sequence = 2",
      itself: .init(place: .trail, fault: .damagedFile(part: .event))),
    Damaging(
      what: "the time of a line", sql: "UPDATE event SET at = at + 1 WHERE sequence = 4",
      itself: .init(place: .event(4), fault: .alteredRows(part: .event))),
  ]
}
