internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// What kept a command from doing its work, besides the vault and the provider.
enum CommandFault: Error {
  case unknownProvider
  case reference(ConnectionReference.Fault)
  case noSuchConnection(ConnectionReference, suggestions: [String])
  case noSuchTenant(String, suggestion: String?)
  case tenantMalformed
  case alreadyConnected(ConnectionReference)
  case unknownField(suggestion: String?)
  case fieldAbsent(field: String, StoredConnection)
  case unhealthy(StoredConnection, Verdict, since: String)
  case inputNotAllowed(what: String)
  case noTerminal(what: String)
  case secretOnTerminal
  case standardInputTwice
  case cannotRead(path: String, code: Int32)
  case inputClosed(name: String)
  case cannotWrite(path: String, code: Int32)
  case inputTooLarge(limit: Int)
  case emptyInput(what: String)
  case secretNotText
  case confirmationDiffers
  case confirmationNeeded(ConnectionReference)
  case tenantConfirmationNeeded(String)
  case vaultExists(path: String)
  case passphrasesDiffer
  case passphraseTooShort(Int)
  case severalSlots
  case wrongSlotSecret(label: String)
  case slotUndecided(label: String)
  case slotConfirmationNeeded
  case notGranted(ProbeResult, ConnectionReference, rotating: Bool)

  /// What kept an open file called `name` from being read.
  static func unreadable(_ name: String, code: Int32) -> CommandFault {
    // Descriptor 0 is open for writing alone where it was closed (`ProcessStart`).
    code == EBADF ? .inputClosed(name: name) : .cannotRead(path: name, code: code)
  }
}
