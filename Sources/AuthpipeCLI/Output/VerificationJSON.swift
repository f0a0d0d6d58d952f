internal import AuthpipeVault

/// What a look at a whole vault found, for programs.
struct VerificationJSON: Encodable {
  struct Damage: Encodable {
    /// `file`, `vault`, `tenant`, `connection`, `record`, `verdicts`, `trail` or `event`.
    let kind: String
    @Nullable var name: String?
    @Nullable var field: String?
    @Nullable var version: UInt64?
    let code: String
    let message: String
  }

  let whole: Bool
  let tenants: Int
  let connections: Int
  let apps: Int
  let records: Int
  let verdicts: Int
  let events: Int
  let damage: [Damage]

  init(_ verification: VaultVerification) {
    whole = verification.isWhole
    tenants = verification.tenants
    connections = verification.connections
    apps = verification.apps
    records = verification.records
    verdicts = verification.verdicts
    events = verification.events
    damage = verification.damage.map(Damage.init)
  }
}

extension VerificationJSON.Damage {
  fileprivate init(_ damage: VaultDamage) {
    let failure = Failure(wording: damage.fault)
    (code, message) = (failure.code, failure.message)
    switch damage.place {
    case .file(let words): (kind, name) = ("file", words)
    case .vault: (kind, name) = ("vault", nil)
    case .tenant(let tenant): (kind, name) = ("tenant", tenant)
    case .connection(let connection): (kind, name) = ("connection", connection)
    case .record(let connection, let number, let of):
      (kind, name) = ("record", connection)
      (field, version) = (VerificationReport.fieldName(number), of)
    case .verdicts(let connection): (kind, name) = ("verdicts", connection)
    case .trail: (kind, name) = ("trail", nil)
    case .event(let sequence): (kind, name) = ("event", String(sequence))
    }
  }
}
