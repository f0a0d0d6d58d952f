internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// Finds, makes and opens the vault that a command works on.
///
/// Keeps the unlock secret once it was read: `AUTHPIPE_KEY` and a descriptor can be read once,
/// and a command that asks BigCommerce opens the vault before and after.
final class VaultAccess {
  /// How often a reader tries again while the vault is being rekeyed.
  private static let readingAttempts = 5

  private let context: Context
  private let options: VaultOptions
  private let paths: Paths
  private let keySource: KeySource
  private var secret: UnlockSecret?

  init(context: Context, options: VaultOptions) {
    self.context = context
    self.options = options
    paths = Paths(environment: context.environment)
    keySource = KeySource(environment: context.environment, options: options)
  }

  func path() throws -> String { try options.vault ?? paths.vault() }

  /// Whether there is something at the vault's path. A folder that keeps us from looking is an
  /// error: "no vault" would be a guess.
  func exists() throws -> Bool {
    let path = try path()
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    let code = errno
    guard code == ENOENT || code == ENOTDIR else {
      throw VaultError.file(.notReadable(code: code), path: path)
    }
    return false
  }

  /// What the vault says of itself without being unlocked.
  func identity() throws -> VaultIdentity { try LockedVault(at: path(), for: .reading).identity }

  func open(for access: Vault.Access) throws -> Vault {
    // Whose file it is comes before the key: "no vault here" is the better news.
    let locked = try LockedVault(at: path(), for: access)
    if secret == nil { secret = try keySource.secret(for: locked.identity) }
    return try Vault(
      unlocking: locked, with: secret!, stateDirectory: paths.stateDirectory(),
      actor: context.actor)
  }

  /// Opens the vault and lends one unchanging state of it to `body`, which only reads.
  ///
  /// Once more where the vault was rekeyed between opening and reading.
  func read<R>(_ body: (Vault) throws -> R) throws -> R {
    for _ in 1..<Self.readingAttempts {
      do {
        let vault = try open(for: .reading)
        return try vault.read { try body(vault) }
      } catch VaultError.changedMeanwhile {
        continue
      }
    }
    let vault = try open(for: .reading)
    return try vault.read { try body(vault) }
  }

  /// Opens the vault for writing; makes it first where there is none, and a key file first of
  /// all where no key is named. Says what it made.
  func openOrMake() throws -> Vault {
    guard try !exists() else { return try open(for: .writing) }
    let path = DisplayText.clean(try path())
    try FileTrust.checkCreation(of: self.path())
    // Asked before the key is read: AUTHPIPE_KEY is gone from the environment afterwards.
    var key = "its key is \(try keySource.place())"
    if !keySource.isNamed {
      let keyFile = try keySource.defaultFile()
      try FileTrust.checkCreation(of: keyFile)
      if try KeyFile.createIfMissing(at: keyFile) {
        key = "made its key at \(DisplayText.clean(keyFile))"
      }
    }
    if secret == nil { secret = try keySource.newSecret() }
    if try Vault.createIfMissing(
      at: self.path(), for: secret!, label: "first key", by: context.actor, at: context.now)
    {
      context.say("made a vault at \(path)")
      context.say(key)
      context.say("back up both, apart from each other: without the key nobody can read the vault")
    }
    return try open(for: .writing)
  }

  /// Passes on what the vault noticed while it was written.
  func passOn(_ notices: [Vault.Notice]) {
    for notice in notices {
      switch notice {
      case .olderThanSeen(let seen, let found):
        context.warn(
          "this vault is older than one seen here before (generation \(found), seen \(seen)): it was replaced by a copy"
        )
      case .notCompacted:
        context.warn(
          "the file could not be compacted; what was deleted may still lie in it, under a key that is gone"
        )
      }
    }
  }
}
