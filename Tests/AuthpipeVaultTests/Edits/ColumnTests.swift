import AuthpipeKit
import Figures
import Testing

@testable import AuthpipeVault

/// The type, length and range of every column are checked when it is read: a damaged page can
/// hold the wrong ones even in a STRICT table.
@Suite struct ColumnTests {
  /// Puts a value where a STRICT table would not take it: the schema is loosened and put back.
  private func smuggle(_ value: String, into column: String, of table: String) throws -> SampleVault
  {
    let sample = try SampleVault()
    if table == "verdict" { try sample.rememberVerdict(of: "acme") }
    let schema = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
    let words = try #require(Schema.tables.first { $0.name == table }).sql
    for statement in [
      """
      \(schema) replace(replace(sql, 'STRICT, ', ''), ' STRICT', '') WHERE name = '\(table)'
      """,
      "UPDATE \(table) SET \(column) = \(value)",
      "\(schema) '\(words)' WHERE name = '\(table)'",
    ] { try RawDatabase(sample.path).run(statement) }
    return sample
  }

  private func read(_ sample: SampleVault) throws -> String? {
    let vault = try sample.open()
    return try vault.text(.accessToken, of: vault.find("acme"))
  }

  @Test(arguments: [
    ("vault", "header", "'text'"), ("vault", "header", "x''"), ("vault", "header", "7"),
    ("vault", "header_mac", "x'00'"), ("vault", "header_mac", "'text'"),
    ("vault", "generation", "'x'"), ("vault", "generation", "-1"), ("vault", "generation", "1.5"),
    ("vault", "head_mac", "x''"), ("vault", "head_mac", "zeroblob(33)"),
    ("tenant", "epoch", "0"), ("tenant", "epoch", "4294967296"), ("tenant", "epoch", "x'01'"),
    ("tenant", "wrapped", "x'00'"), ("tenant", "wrapped", "'text'"),
    ("tenant", "generation", "-1"), ("tenant", "generation", "'x'"),
    ("tenant", "head_mac", "x'00'"), ("tenant", "head_mac", "0"),
    ("connection", "created_at", "'x'"), ("connection", "created_at", "0.5"),
    ("record", "epoch", "0"), ("record", "epoch", "'x'"), ("record", "epoch", "-1"),
    ("record", "sealed", "'text'"), ("record", "sealed", "12"),
    ("verdict", "verdict", "0"), ("verdict", "asked_at", "'x'"), ("verdict", "finding", "256"),
    ("verdict", "finding", "-1"), ("verdict", "http_status", "1000"),
    ("verdict", "http_status", "'x'"), ("verdict", "latency_ms", "-1"),
    ("verdict", "latency_ms", "x''"),
  ])
  func `a value of the wrong type, length or range is damage`(
    table: String, column: String, value: String
  ) throws {
    let sample = try smuggle(value, into: column, of: table)
    let part: VaultError.Part =
      switch table {
      case "vault": .header
      case "tenant": .tenant
      case "connection": .connection
      case "record": .record
      default: .verdict
      }
    #expect(throws: VaultError.damagedFile(part: part)) { try read(sample) }
    Figures.add("values of a wrong type, length or range that were noticed")
    // A vault whose own row is damaged does not open.
    guard table != "vault" else { return }
    #expect(try sample.verify().damage.contains { $0.fault == .damagedFile(part: part) })
  }

  @Test(arguments: ["3", "0", "'x'", "x'01'"])
  func `a tenant of no known state is damage to whoever writes or verifies`(state: String) throws {
    let sample = try smuggle(state, into: "state", of: "tenant")
    #expect(throws: VaultError.noSuchConnection) { try read(sample) }
    #expect(throws: VaultError.damagedFile(part: .tenant)) {
      try sample.open(.writing).add("acme/another")
    }
    #expect(
      try sample.verify().damage.contains(
        VaultDamage(place: .vault, fault: .damagedFile(part: .tenant))))
  }

  @Test func `putting a fitting value there and back changes nothing`() throws {
    #expect(try read(smuggle("created_at", into: "created_at", of: "connection")) != nil)
  }
}
