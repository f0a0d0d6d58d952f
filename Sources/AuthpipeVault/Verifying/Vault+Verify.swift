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
    } catch let fault as VaultError {
      note(place, fault)
    }
  }

  mutating func note(_ place: VaultDamage.Place, _ fault: VaultError) {
    found.damage.append(VaultDamage(place: place, fault: fault))
  }

  private mutating func checkFile() throws {
    let pages = try vault.database.prepare("PRAGMA integrity_check")
    while try pages.step() {
      let words = try pages.text(0, of: .pages)
      if words != "ok" { note(.file(words), .damagedFile(part: .pages)) }
    }
    let references = try vault.database.prepare("PRAGMA foreign_key_check")
    while try references.step() {
      let words =
        "a row of \(try references.text(0, of: .pages)) names a "
        + "\(try references.text(2, of: .pages)) that is not there"
      note(.file(words), .alteredRows(part: .pages))
    }
  }

  private mutating func checkTrail() throws {
    let database = vault.database
    let trail = try AuditTrail(vault.rootKey)
    var code: [UInt8]? = AuditTrail.beginning
    var last: UInt64?
    try EventTable(database: database).forEach(since: .min) { row in
      found.events += 1
      guard case .success(let row) = row else {
        (code, last) = (nil, nil)
        return try noting(.trail) { _ in _ = try row.get() }
      }
      let follows = last.map { row.sequence == $0 + 1 } ?? true
      // What follows a line that cannot be read has nothing to be chained to, and is opened alone.
      if let code, try !follows || trail.code(of: row, after: code) != row.code {
        note(.event(row.sequence), .alteredRows(part: .event))
      } else {
        try noting(.event(row.sequence)) { _ in _ = try trail.open(row) }
      }
      (code, last) = (row.code, row.sequence)
    }
    // The generation is under the vault's head: a trail that was cut short ends before it.
    let now = try VaultTable(database: database).read()
    let keepsTrail = try Header(parsing: now.header).keepsTrail
    guard last == now.generation || (last == nil && !keepsTrail) else {
      throw VaultError.alteredRows(part: .event)
    }
  }
}
