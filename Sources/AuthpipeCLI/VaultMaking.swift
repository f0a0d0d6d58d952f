internal import AuthpipeVault

/// Makes a vault as `vault init` and the first `connect` do, and says what it made.
struct VaultMaking {
  /// What was made, or kept, on the way.
  struct Made {
    var keyFile: String?
    /// Whether it is ours, and not the vault of somebody who was faster.
    var isMine = true
    var kept: String?
  }

  let access: VaultAccess
  let context: Context

  /// Makes a vault that the key of a key file opens, and that file where it is missing; or the
  /// key from wherever another source names it.
  func makeWithKeyFile(label: String, replacing: Bool) throws -> Made {
    let source = access.keySource
    try FileTrust.checkCreation(of: access.path())
    // Asked before the key is read: AUTHPIPE_KEY is gone from the environment afterwards.
    var words = "its key is \(try source.place())"
    var made = Made()
    if let keyFile = try source.fileToMake() {
      made.keyFile = keyFile
      try FileTrust.checkCreation(of: keyFile)
      if try KeyFile.createIfMissing(at: keyFile) {
        words = "made its key at \(DisplayText.clean(keyFile))"
      }
    }
    let secret = try source.newSecret()
    let vault = try make(for: secret, label: label, replacing: replacing, key: words)
    (made.kept, made.isMine) = (vault.kept, vault.isMine)
    return made
  }

  /// Makes a vault that `secret` opens. `replacing` keeps one that is there beside it; without it
  /// the winner of a race is the one that is used.
  func make(
    for secret: borrowing UnlockSecret, label: String, replacing: Bool, key: String? = nil
  ) throws -> Made {
    let path = try access.path()
    try FileTrust.checkCreation(of: path)
    var made = Made()
    let isMine: Bool
    if replacing {
      let kept = try access.nameBeside(at: context.now)
      if try Vault.createAnew(
        at: path, keepingOldAs: kept, for: secret, label: label, by: context.actor, at: context.now)
      {
        made.kept = kept
      }
      isMine = true
    } else {
      isMine = try Vault.createIfMissing(
        at: path, for: secret, label: label, by: context.actor, at: context.now)
    }
    made.isMine = isMine
    guard isMine else { return made }
    context.say("made a vault at \(DisplayText.clean(path))")
    if let kept = made.kept {
      context.say("what was there is kept at \(DisplayText.clean(kept))")
    }
    if let key {
      context.say(key)
      context.say("back up both, apart from each other: without the key nobody can read the vault")
    } else {
      context.say("without the passphrase nobody can read it: authpipe vault slot add recovery")
    }
    return made
  }
}
