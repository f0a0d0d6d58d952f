extension Vault {
  /// Looks at everything: the file, every head, every seal, the audit trail. What is damaged is
  /// noted, and the rest looked at all the same.
  package func verify() throws -> VaultVerification {
    try read {
      var verifier = VaultVerifier(vault: self)
      try verifier.run()
      return verifier.found
    }
  }
}

/// Looks at one part of a vault after the other and notes what it finds.
struct VaultVerifier {
  let vault: Vault
  var found = VaultVerification()
  private var names: TrailNames?

  init(vault: Vault) {
    self.vault = vault
  }

  mutating func run() throws {
    try noting(.vault) { try $0.checkFile() }
    try noting(.vault) { verifier in
      let row = try VaultTable(database: verifier.vault.database).read()
      try verifier.noting(.vault) { try $0.vault.checkHead(row) }
      try verifier.vault.checkNotRolledBack(row)
    }
    try noting(.vault) { verifier in
      for row in try TenantTable(database: verifier.vault.database).allReadable() {
        try verifier.noting(.vault) { try $0.checkTenant(row.get()) }
      }
    }
    try noting(.vault) { try $0.checkTombstones() }
    try noting(.trail) { try $0.checkTrail() }
  }

  /// Runs `body`, noting a fault that it ends with. What is no fault of the vault is thrown.
  mutating func noting(
    _ place: VaultDamage.Place, _ body: (inout VaultVerifier) throws -> Void
  ) throws {
    do {
      try body(&self)
    } catch let fault as VaultError where fault.isOfContent {
      note(place, fault)
    }
  }

  /// The names that the trail tells of, which are read once something is damaged.
  mutating func namesOfTrail() throws -> TrailNames {
    let known = try names ?? TrailNames(of: vault)
    names = known
    return known
  }

  mutating func note(_ place: VaultDamage.Place, _ fault: VaultError) {
    found.damage.append(VaultDamage(place: place, fault: fault))
  }

  private mutating func checkFile() throws {
    for fault in try PageCheck(database: vault.database).faults() {
      note(.file(fault), .damagedFile(part: .pages))
    }
    let references = try vault.database.prepare("PRAGMA foreign_key_check")
    while try references.step() {
      let words =
        "a row of \(try references.text(0, of: .pages)) names a "
        + "\(try references.text(2, of: .pages)) that is not there"
      note(.file(words), .alteredRows(part: .pages))
    }
  }
}
