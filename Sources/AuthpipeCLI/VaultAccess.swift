internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// Finds, makes and opens the vault that a command works on.
final class VaultAccess {
  /// How often a reader tries again while the vault is being rekeyed.
  private static let readingAttempts = 5

  let context: Context
  private let selection: VaultSelection
  private let paths: Paths
  let keySource: KeySource
  private let isBackup: Bool
  private let unlocking: Unlocking
  /// The vault that is open for reading.
  private var reader: Vault?

  /// `usesKeyring` says that what `vault unlock` left may open the vault; `isBackup`, that the
  /// vault is a copy, which is older than what was seen and may be.
  init(
    context: Context, selecting selection: VaultSelection, usesKeyring: Bool = true,
    isBackup: Bool = false
  ) {
    self.context = context
    self.isBackup = isBackup
    self.selection = selection
    paths = Paths(environment: context.environment)
    keySource = KeySource(context: context, selection: selection)
    unlocking = Unlocking(source: keySource, usesKeyring: usesKeyring)
  }

  convenience init(
    context: Context, options: VaultOptions, usesKeyring: Bool = true, isBackup: Bool = false
  ) {
    self.init(
      context: context, selecting: options.selection, usesKeyring: usesKeyring, isBackup: isBackup)
  }

  func path() throws -> String { try selection.vault ?? paths.vault() }

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
  func identity() throws -> VaultIdentity { try locked().identity }

  /// The vault's file, open for reading, before anything unlocks it.
  func locked() throws -> LockedVault { try LockedVault(at: path(), for: .reading) }

  func open(for access: Vault.Access) throws -> Vault {
    // Whose file it is comes before the key: "no vault here" is the better news.
    let locked = try LockedVault(at: path(), for: access)
    return try unlocking.unlock(locked.identity, at: path()) { secret in
      try Vault(
        unlocking: locked, with: secret, stateDirectory: isBackup ? nil : paths.stateDirectory(),
        // Who reads is told of nowhere; who hands out what is audited opens for writing, and a copy
        // that is read is restored.
        actor: access == .writing || isBackup ? context.actor : .unknown)
    }
  }

  /// Lends one unchanging state of the vault to `body`, which only reads. It stays open for the
  /// next time, and is opened anew where it was rekeyed since.
  func read<R>(_ body: (Vault) throws -> R) throws -> R {
    for _ in 1..<Self.readingAttempts {
      do {
        return try readOnce(body)
      } catch VaultError.changedMeanwhile {
        reader = nil
      } catch VaultError.unfinishedWriteOnReadOnly {
        // A writer was killed since this opened the file: opened anew, its write is undone first.
        reader = nil
      }
    }
    return try readOnce(body)
  }

  private func readOnce<R>(_ body: (Vault) throws -> R) throws -> R {
    let vault = try reader ?? open(for: .reading)
    reader = vault
    return try vault.read { try body(vault) }
  }

  /// Opens the vault for writing; makes it first where there is none, and a key file first of
  /// all where no key is named. Says what it made.
  func openOrMake() throws -> Vault {
    if try !exists() {
      let making = VaultMaking(access: self, context: context)
      if keySource.isNamed {
        let words = "its key is \(try keySource.place())"
        try unlocking.lendNewSecret {
          _ = try making.make(for: $0, label: "key", replacing: false, key: words)
        }
      } else {
        _ = try making.makeWithKeyFile(label: "key", replacing: false)
      }
    }
    return try open(for: .writing)
  }

  /// Lends what unlocked the vault to `body`; nothing where it was not opened yet.
  func lendSecret(_ body: (borrowing UnlockSecret) throws -> Void) throws {
    try unlocking.lendSecret(body)
  }

  /// Where the newest generation seen of each vault is kept; nil where there is no home.
  func stateDirectory() -> String? { paths.stateDirectory() }

  /// A name beside the vault for what another one is put in the place of, at `now`.
  func nameBeside(at now: Int64) throws -> String {
    let digits = Moment(seconds: now).rfc3339.filter { $0.isLetter || $0.isNumber }
    let name = "\(try path()).\(digits)"
    // Two within a second have two names.
    let names: [String] = ["\(name).old"] + (2...9).map { "\(name)-\($0).old" }
    let free = names.first { Glibc.access($0, F_OK) != 0 }
    return free ?? "\(name).old"
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
          "the file could not be compacted; what was deleted may still lie in it, sealed"
        )
      }
    }
  }
}
