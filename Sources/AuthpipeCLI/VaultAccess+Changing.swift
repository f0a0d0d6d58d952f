internal import AuthpipeKit
internal import AuthpipeVault

extension VaultAccess {
  /// The connection as it is now, in a vault that can be written: one that cannot be is better
  /// refused before a person is asked, or BigCommerce.
  func findToChange(_ reference: ConnectionReference) throws -> StoredConnection {
    let vault = try open(for: .writing)
    return try vault.read { try ConnectionLookup(vault: vault).find(reference) }
  }

  /// Lends the connection as it is now to `body`, which changes it. Where another process is faster
  /// its change is kept, and the connection lent again as that one left it.
  func change<R>(
    _ reference: ConnectionReference, _ body: (Vault, StoredConnection) throws -> R
  ) throws -> R {
    let deadline = context.now + 10
    while true {
      let vault = try open(for: .writing)
      let found = try vault.read { try ConnectionLookup(vault: vault).find(reference) }
      do {
        let result = try body(vault, found)
        passOn(vault.notices)
        return result
      } catch VaultError.changedMeanwhile where context.now < deadline {
        continue
      }
    }
  }
}
