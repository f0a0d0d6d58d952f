import AuthpipeKit
import Testing

@testable import AuthpipeVault

/// A change that a vault of the sample can make, and the line that it must leave.
struct TrailedChange: Sendable, CustomTestStringConvertible {
  var what: String
  /// The line, or nil for what is no change.
  var entry: AuditEntry?
  var make: @Sendable (Vault) throws -> Void

  var testDescription: String { what }

  /// When each change is made.
  static let now = SampleVault.now + 3_600

  private static func token(_ text: String) throws -> Credential {
    Credential(accessToken: try SecretBytes(Array(text.utf8)))
  }

  private static func rekeyRoot(of vault: Vault, tenants: Bool) throws {
    let rekeying = try RootRekeying(of: vault)
    _ = try rekeying.keepSlots(openedBy: SampleVault.key())
    try vault.rekeyRoot(rekeying, tenants: tenants, at: now)
  }

  private static func add(_ name: String, to vault: Vault, replacing: Bool) throws {
    let sample = try ReadConnection.sample(name)
    try vault.add(
      sample.metadata, sample.credential(), grantedBy: .unverified, replacing: replacing, at: now)
  }

  static let ofConnections = [
    TrailedChange(
      what: "connecting", entry: .init(.connected, named: "bigcommerce:acme/new", version: 1)
    ) { try add("acme/new", to: $0, replacing: false) },
    TrailedChange(
      what: "replacing", entry: .init(.replaced, named: "bigcommerce:acme/default", version: 1)
    ) { try add("acme", to: $0, replacing: true) },
    TrailedChange(
      what: "connecting where there is nothing to replace",
      entry: .init(.connected, named: "bigcommerce:initech/default", version: 1)
    ) { try add("initech", to: $0, replacing: true) },
    TrailedChange(
      what: "changing labels",
      entry: .init(
        .changed, named: "bigcommerce:acme/default", version: 1, details: ["label team"])
    ) { vault in
      let acme = try vault.find("acme")
      try vault.update(acme, to: acme.metadata, details: ["label team"], at: now)
    },
    TrailedChange(
      what: "changing the webhook secret",
      entry: .init(
        .changed, named: "bigcommerce:globex/default", version: 1, details: ["webhook_secret"])
    ) { vault in
      let globex = try vault.find("globex")
      try vault.update(
        globex, to: globex.metadata, webhookSecret: SecretBytes(Array("token-of-webhook".utf8)),
        details: ["webhook_secret"], at: now)
    },
    TrailedChange(
      what: "staging", entry: .init(.staged, named: "bigcommerce:acme/user_1", version: 2)
    ) { vault in
      _ = try vault.stage(
        token("token-of-rotation"), of: vault.find("acme/user_1"), accountName: "account",
        at: now)
    },
    TrailedChange(
      what: "disconnecting one of several",
      entry: .init(.disconnected, named: "bigcommerce:acme/user_1")
    ) { _ = try $0.remove(ConnectionReference(parsing: "acme/user_1"), at: now) },
    TrailedChange(
      what: "disconnecting a tenant's last",
      entry: .init(
        .disconnected, named: "bigcommerce:globex/default", details: ["tenant key shredded"])
    ) { _ = try $0.remove(ConnectionReference(parsing: "globex"), at: now) },
    TrailedChange(
      what: "handing out",
      entry: .init(
        .handedOut, named: "bigcommerce:acme/default", version: 1,
        details: ["access_token", "client_id"])
    ) {
      _ = try $0.recordHandingOut(
        of: ConnectionReference(parsing: "acme"), fields: ["access_token", "client_id"], at: now)
    },
    TrailedChange(what: "recording verdicts", entry: nil) { vault in
      let verdict = RecordedVerdict(
        verdict: .rejected, askedAt: now, finding: 5, httpStatus: 401, latencyMilliseconds: 1)
      try vault.record([(vault.find("acme"), verdict)])
    },
    TrailedChange(what: "reading everything", entry: nil) { vault in
      for name in SampleVault.names { _ = try vault.read(name) }
      #expect(try vault.verify().isWhole)
    },
  ]

  static let ofKeys = [
    TrailedChange(what: "adding a slot", entry: .init(.slotAdded, named: nil, details: ["second"]))
    { _ = try $0.addSlot(for: SampleVault.key(Array(1...32)), label: "second", at: now) },
    TrailedChange(
      what: "removing a slot", entry: .init(.slotRemoved, named: nil, details: ["spare"])
    ) { vault in
      let spare = try vault.identity().slots.first { $0.label == "spare" }
      try vault.removeSlot(id: #require(spare).id, at: now)
    },
    TrailedChange(
      what: "rekeying a tenant", entry: .init(.rekeyed, named: nil, details: ["tenant acme"])
    ) { try $0.rekeyTenant("acme", at: now) },
    TrailedChange(
      what: "rekeying the root",
      entry: .init(.rekeyed, named: nil, details: ["root"])
    ) { try rekeyRoot(of: $0, tenants: false) },
    TrailedChange(
      what: "rekeying everything", entry: .init(.rekeyed, named: nil, details: ["all"])
    ) { try rekeyRoot(of: $0, tenants: true) },
  ]
}
