/// Why the sandbox cannot do what it was asked.
package enum SandboxError: Error, Hashable, Sendable {
  /// The port is taken, or may not be had.
  case cannotListen(port: UInt16)
  /// A credentials file could not be written (`EEXIST`: it is there already).
  case cannotWrite(path: String, errno: Int32)
  /// There is no such store.
  case unknownStore
  /// There is no such app.
  case unknownApp
  /// There is no such account, or none that is alive.
  case unknownAccount
  /// There is no memory for the account's secret.
  case cannotSign
}
