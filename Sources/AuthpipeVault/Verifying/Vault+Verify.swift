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
    } catch let fault as VaultError where fault.isOfContent {
      note(place, fault)
    }
  }

  mutating func note(_ place: VaultDamage.Place, _ fault: VaultError) {
    found.damage.append(VaultDamage(place: place, fault: fault))
  }

  /// What one of SQLite's own checks finds, in its words.
  private func pageFaults(_ pragma: StaticString) throws -> [String] {
    let pages = try vault.database.prepare(pragma)
    var faults: [String] = []
    while true {
      do {
        guard try pages.step() else { return faults }
      } catch let fault as VaultError where fault.isOfContent && !faults.isEmpty {
        // It was told what is wrong, and SQLite can go no further.
        return faults
      }
      let words = try pages.text(0, of: .pages)
      if words != "ok" { faults.append(words) }
    }
  }

  private mutating func checkFile() throws {
    // Up to the first fault, since the whole of it counts the rows of every index in one step of
    // SQLite's machine, which has no end in a tree that leads in circles; the first fault found is
    // that of the tree. What else there is, the quick one tells, which counts nothing.
    let first = try pageFaults("PRAGMA integrity_check(1)")
    if !first.isEmpty {
      let others = try pageFaults("PRAGMA quick_check")
      for fault in first.filter({ !others.contains($0) }) + others {
        note(.file(fault), .damagedFile(part: .pages))
      }
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
