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
  case inputTooLarge(limit: Int)
  case emptyInput(what: String)
  case storeMissing
  case storeMalformed
  case storeForeign
  case storeIsAccount
  case storeContradicts
  case otherStoreThanConnection(ConnectionReference, store: String)
  case sameToken(ConnectionReference)
  case apiURLNotLoopback
  case scopeMalformed
  case labelMalformed
  case nothingToSet
  case fieldNotSettable(String)
  case secretNotText
  case conflictingOptions(String, String)
  case confirmationDiffers
  case confirmationNeeded(ConnectionReference)
  case fromWithoutField
  case tenantWithNames
  case noHome
  case onlineMissing(lookedFor: [String])
  case onlineNotStarted(path: String, code: Int32)
  case notGranted(ProbeResult, ConnectionReference, rotating: Bool)
  case outputFailed(code: Int32)
  case sandbox(String, hint: String)
}
