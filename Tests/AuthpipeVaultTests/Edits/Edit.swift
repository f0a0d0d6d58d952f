import AuthpipeKit
import Figures
import Testing

@testable import AuthpipeVault

/// An edit in SQL that must be noticed ("Edits that must be noticed" in the format).
struct Edit: Sendable, CustomTestStringConvertible {
  /// What is done, in the words of the format.
  var what: String
  var sql: String
  /// The connection that it concerns, and the field that is read of it.
  var concerns = "acme"
  var field = CredentialField.accessToken
  /// How a read of what is concerned must fail; nil where only writes notice.
  var read: VaultError?
  /// How a write to the tenant that is concerned must fail.
  var write: VaultError
  /// Whether `other`, a vault made with the same key, is attached.
  var hasOther = false

  var testDescription: String { what }

  /// Edits a new sample, and checks who notices.
  func check() throws {
    let sample = try SampleVault()
    let before = try sample.read()
    let whole = try contents(of: sample.path)
    try sample.edit(sql, other: hasOther ? .sibling() : nil)
    let edited = try contents(of: sample.path)
    #expect(edited != whole, "nothing was edited")
    try checkRead(sample, before)
    #expect(throws: write) { try sample.open(.writing).add("\(tenant)/another") }
    #expect(throws: VaultError.self) {
      let vault = try sample.open(.writing)
      let found = try vault.find(concerns)
      try vault.update(found, to: found.metadata)
    }
    #expect(throws: VaultError.self) {
      try sample.open(.writing).remove(ConnectionReference(parsing: concerns))
    }
    // Sealed anew it would look as if nobody had touched it.
    for scope in RekeyingScope.allCases where scope != .tenant || tenant == "acme" {
      #expect(throws: VaultError.self, "\(scope)") { try sample.rekey(scope) }
    }
    let found = try sample.verify().damage.map(\.fault)
    #expect(found.contains(write), "verify told of \(found)")
    if let fault = read, fault != .noSuchConnection { #expect(found.contains(fault)) }
    // A write that refused, and a look at everything, have left the evidence as it was.
    #expect(try contents(of: sample.path) == edited)
    Figures.add("edits in SQL that were noticed")
  }

  private var tenant: Substring { concerns.prefix { $0 != "/" } }

  private func checkRead(_ sample: SampleVault, _ before: [String: ReadConnection]) throws {
    if let read {
      #expect(throws: read) {
        let vault = try sample.open()
        _ = try vault.text(field, of: vault.find(concerns))
      }
    }
    // Whatever else opens, opens to what was stored under that name.
    guard let vault = try? sample.open() else { return }
    for (name, stored) in before {
      guard let found = try? vault.find(name) else { continue }
      #expect(found.metadata == stored.metadata)
      for field in CredentialField.allCases {
        guard let text = try? vault.text(field, of: found) else { continue }
        #expect(text == stored.secrets[field], "\(name) \(field)")
      }
    }
  }
}
