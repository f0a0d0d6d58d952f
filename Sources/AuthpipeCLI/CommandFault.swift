internal import AuthpipeKit

/// What kept a command from doing its work, besides the vault and the provider.
enum CommandFault: Error {
  case unknownProvider
  case reference(ConnectionReference.Fault)
  case noSuchConnection(ConnectionReference, suggestions: [String])
  case noSuchTenant(String, suggestion: String?)
  case tenantMalformed
  case alreadyConnected(ConnectionReference)
  case unknownField(suggestion: String?)
  case fieldAbsent(field: String, ConnectionReference)
  case unhealthy(ConnectionReference, Verdict, since: String)
  case inputNotAllowed(what: String)
  case noTerminal(what: String)
  case secretOnTerminal
  case standardInputTwice
  case cannotRead(path: String, code: Int32)
  case cannotWrite(path: String, code: Int32)
  case inputTooLarge(limit: Int)
  case emptyInput(what: String)
  case secretNotText
  case confirmationDiffers
  case confirmationNeeded(ConnectionReference)
  case vaultExists(path: String)
  case passphrasesDiffer
  case passphraseTooShort(Int)
  case severalSlots
  case wrongSlotSecret(label: String)
  case slotUndecided(label: String)
  case slotConfirmationNeeded
  case notGranted(ProbeResult, ConnectionReference, rotating: Bool)
}
