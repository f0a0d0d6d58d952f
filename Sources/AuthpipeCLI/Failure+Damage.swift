internal import AuthpipeKit
internal import AuthpipeVault

extension Failure {
  /// Words that a whole look at a vault found something.
  init(damagedVault damage: [VaultDamage]) {
    let count = damage.count
    let forgets =
      damage.allSatisfy(\.isOfTenant)
      ? "; where there is none, authpipe disconnect --tenant TENANT forgets a tenant that is damaged"
      : ""
    self.init(
      "damaged", .badInput,
      count == 1 ? "one thing in the vault is damaged" : "\(count) things in the vault are damaged",
      hint:
        "bring it back from a backup that is whole: authpipe vault restore FILE\(forgets); what can be read still is"
    )
  }

  /// Words what keeps one connection of a damaged tenant from being forgotten alone: what is left
  /// would have to be sealed anew, and an alteration of it with it.
  init(wordingForgetting fault: VaultError, of reference: ConnectionReference) {
    self.init(wording: fault)
    message = "'\(reference)' cannot be forgotten alone: \(message)"
    hint =
      "bring the vault back from a backup: authpipe vault restore FILE; where there is none, authpipe disconnect --tenant \(reference.tenant) forgets all of '\(reference.tenant)'"
  }
}
