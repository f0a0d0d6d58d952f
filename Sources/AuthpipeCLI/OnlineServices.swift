package import AuthpipeKit

/// What `authpipe-online` hands to the commands that need the network.
package struct OnlineServices: Sendable {
  /// The libraries that it links beyond those of `authpipe`.
  package var libraries: [LinkedLibrary]

  /// Makes the transport through which providers are asked.
  package var makeTransport: @Sendable () -> any StreamTransport

  /// Starts a local BigCommerce on `port` (0: any free one) with those stores.
  package var startSandbox:
    @Sendable (_ port: UInt16, _ stores: [String]) async throws -> any RunningSandbox

  /// Listens for callbacks.
  package var listen: @Sendable (CallbackPlace) async throws -> any CallbackListener

  package init(
    libraries: [LinkedLibrary],
    makeTransport: @escaping @Sendable () -> any StreamTransport,
    startSandbox: @escaping @Sendable (UInt16, [String]) async throws -> any RunningSandbox,
    listen: @escaping @Sendable (CallbackPlace) async throws -> any CallbackListener
  ) {
    self.libraries = libraries
    self.makeTransport = makeTransport
    self.startSandbox = startSandbox
    self.listen = listen
  }
}

/// A local BigCommerce that listens.
package protocol RunningSandbox: Sendable {
  /// Its `--api-url`.
  var url: String { get async }

  /// Writes a credentials file per store into `directory` and returns their paths by store.
  func writeCredentialsFiles(into directory: String) async throws -> [String: String]

  /// Serves until the process ends.
  func serve() async throws
}
