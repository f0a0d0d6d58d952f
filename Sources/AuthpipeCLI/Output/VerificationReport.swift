internal import AuthpipeKit
internal import AuthpipeVault

/// What a look at a whole vault found, for people: what there is, and a line for each damage.
struct VerificationReport {
  let verification: VaultVerification

  init(_ verification: VaultVerification) {
    self.verification = verification
  }

  var exit: ExitStatus { verification.isWhole ? .success : .badInput }

  /// How much there is of everything, in words.
  var counts: [String] {
    let found = verification
    return [
      Self.count(found.tenants, "tenant"), Self.count(found.connections, "connection"),
      Self.count(found.apps, "app"),
      Self.count(found.records, "record"), Self.count(found.verdicts, "verdict"),
      Self.count(found.events, "event"),
    ]
  }

  var text: String {
    let found = verification
    let damage = found.damage.map { "\(Self.place($0.place)): \(Self.words($0.fault))\n" }
    return damage.joined() + counts.joined(separator: ", ")
      + (found.isWhole ? "; all whole\n" : "; \(found.damage.count) damaged\n")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Where a damage is, on one line.
  static func place(_ place: VaultDamage.Place) -> String {
    let words =
      switch place {
      case .file(let words): "file: \(words)"
      case .vault: "vault"
      case .tenant(ConnectionReference.tenantOfApps): "apps"
      case .tenant(let name): "tenant \(name)"
      case .connection(let name): subject(name)
      case .record(let connection, let field, let version):
        "\(subject(connection)), \(fieldName(field)) of version \(version)"
      case .verdicts(let connection): "verdicts of \(connection)"
      case .trail: "audit trail"
      case .event(let sequence): "event \(sequence)"
      }
    return DisplayText.clean(words)
  }

  /// A connection by its name, or an app, whose name says so.
  private static func subject(_ name: String) -> String {
    name.hasPrefix("app ") ? name : "connection \(name)"
  }

  /// The name of a field, or its number where it is none of ours.
  static func fieldName(_ field: UInt16) -> String {
    field == CredentialField.mintedToken
      ? "minted token" : CredentialField(rawValue: field)?.name ?? "field \(field)"
  }

  /// What is wrong, without where.
  static func words(_ fault: VaultError) -> String {
    switch fault {
    case .alteredHeader, .alteredRecord: "altered or moved"
    case .alteredRows(let part): "altered: \(rows(part)) do not fit"
    case .damagedFile, .damagedRecord: "damaged"
    default: Failure(wording: fault).message
    }
  }

  private static func rows(_ part: VaultError.Part) -> String {
    switch part {
    case .vaultHead: "the tenants and their head"
    case .tenantHead: "the records and their head"
    case .event: "the lines and their chain"
    case .tenant: "the wrapped key and its place"
    case .connection: "the connections and the records"
    default: "its rows"
    }
  }
}
