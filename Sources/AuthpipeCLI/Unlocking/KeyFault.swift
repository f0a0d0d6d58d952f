internal import AuthpipeVault

/// What kept a vault from being unlocked, besides a key that does not fit.
enum KeyFault: Error {
  /// There was none in any source, each of which is named.
  case noKey(lookedAt: [String], takesPassphrase: Bool)
  case notAKey(place: String, KeyString.Fault)
  case cannotRead(place: String, code: Int32)
  case untrusted(place: String, VaultError.FileFault)
  /// The default key file is another vault's, and nobody can be asked for the passphrase.
  case foreignDefault(path: String)
  /// What was typed opens nothing, as often as it may be tried.
  case wrongAnswer
  case notAnswered
  case onTerminal
  case commandMalformed
  case commandNotStarted(program: String, code: Int32)
  case commandFailed(status: Int32)
  case commandKilled(signal: Int32)
  case commandOutOfTime(seconds: Int)
}
