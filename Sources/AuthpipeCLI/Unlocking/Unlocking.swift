internal import AuthpipeKit
internal import AuthpipeVault

/// One command's way into its vault, source after source.
///
/// What was read is kept: a descriptor and `AUTHPIPE_KEY` can be read once, nobody is asked
/// twice, and a command that asks BigCommerce opens the vault before and after.
final class Unlocking {
  /// Opens the vault with what it is lent; throws `VaultError.wrongKey` where that does not fit.
  typealias Opening = (borrowing UnlockSecret) throws -> Vault

  private let source: KeySource
  private let usesKeyring: Bool
  private var secret: UnlockSecret?
  private var rootKey: UnlockSecret?
  /// Whether the kernel keeps a root key that this vault no longer has.
  private var isKeptInVain = false
  /// The default key file, once it was found to be another vault's.
  private var foreignFile: String?

  init(source: KeySource, usesKeyring: Bool) {
    self.source = source
    self.usesKeyring = usesKeyring
  }

  /// Opens the vault at `path`, which calls itself `identity`.
  func unlock(_ identity: VaultIdentity, at path: String, _ open: Opening) throws -> Vault {
    if let vault = try withRootKey(open) { return vault }
    if secret == nil, let key = try source.named() { secret = .key(key) }
    if let vault = try withSecret(open) { return vault }
    if let vault = try withKeyring(identity, open) { return vault }
    if let vault = try withDefaultFile(identity, open) { return vault }
    return try asking(identity, at: path, open)
  }

  /// Lends `body` the secret that a new vault is made for, and keeps it for opening that.
  func lendNewSecret(_ body: (borrowing UnlockSecret) throws -> Void) throws {
    if secret == nil { secret = try source.newSecret() }
    try lendSecret(body)
  }

  /// Lends `body` the secret that was read, if one was: not what the kernel's keyring kept, which
  /// opens no slot.
  func lendSecret(_ body: (borrowing UnlockSecret) throws -> Void) throws {
    switch secret {
    case .some(let secret): try body(secret)
    case .none: return
    }
  }

  private func withSecret(_ open: Opening) throws -> Vault? {
    switch secret {
    case .some(let secret): try open(secret)
    case .none: nil
    }
  }

  /// Opens with the root key that is at hand, and forgets it where the vault has another by now.
  private func withRootKey(_ open: Opening) throws -> Vault? {
    switch rootKey {
    case .some(let key):
      do { return try open(key) } catch VaultError.wrongKey {}
    case .none: return nil
    }
    rootKey = nil
    return nil
  }

  private func withKeyring(_ identity: VaultIdentity, _ open: Opening) throws -> Vault? {
    guard usesKeyring, let kept = try KernelKeyring(identity).read() else { return nil }
    rootKey = .rootKey(kept)
    let vault = try withRootKey(open)
    isKeptInVain = vault == nil
    return vault
  }

  /// Nobody named that file, and it may be another vault's: where a passphrase opens this one,
  /// it is not the last word.
  private func withDefaultFile(_ identity: VaultIdentity, _ open: Opening) throws -> Vault? {
    guard identity.takesKey, let key = try source.fromDefaultFile() else { return nil }
    secret = .key(key)
    do {
      return try withSecret(open)
    } catch VaultError.wrongKey where identity.takesPassphrase {
      secret = nil
      foreignFile = DisplayText.clean(try source.defaultFile())
      return nil
    }
  }

  private func asking(
    _ identity: VaultIdentity, at path: String, _ open: Opening
  ) throws -> Vault {
    guard let terminal = source.terminal else {
      if let foreignFile { throw KeyFault.foreignDefault(path: foreignFile) }
      throw KeyFault.noKey(
        lookedAt: try places(identity), takesPassphrase: identity.takesPassphrase)
    }
    let question = KeyQuestion(terminal: terminal, path: path, identity: identity)
    var complaint = foreignFile.map { "The key in \($0) does not open it" }
    var fault = KeyFault.wrongAnswer
    for _ in 1...KeyQuestion.tries {
      do {
        let vault = try Terminal.quietly {
          secret = try question.ask(after: complaint)
          return try withSecret(open)
        }
        guard let vault else { continue }
        // To derive a key from a passphrase takes a third of a second, every time.
        rootKey = .rootKey(try vault.copyRootKey())
        return vault
      } catch VaultError.wrongKey {
        (complaint, fault) = ("That does not open it", .wrongAnswer)
      } catch KeyFault.notAKey(let place, let what) {
        (complaint, fault) = ("That is not a key", .notAKey(place: place, what))
      }
    }
    secret = nil
    throw fault
  }

  private func places(_ identity: VaultIdentity) throws -> [String] {
    var places = KeySource.names
    if usesKeyring {
      places.append(
        "the kernel's keyring"
          + (isKeptInVain ? " (which keeps a key that is not the vault's)" : ""))
    }
    if identity.takesKey { places.append(DisplayText.clean(try source.defaultFile())) }
    return places
  }
}
