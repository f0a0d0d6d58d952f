/// What listens on this machine, for commands that others call.
package struct LocalServers: Sendable {
  /// Starts a local BigCommerce on `port` (0: any free one) with those stores.
  package var startSandbox:
    @Sendable (_ port: UInt16, _ stores: [String]) async throws -> any RunningSandbox

  /// Listens for callbacks.
  package var listen: @Sendable (CallbackPlace) async throws -> any CallbackListener

  /// Hands over what there is.
  package init(
    startSandbox: @escaping @Sendable (UInt16, [String]) async throws -> any RunningSandbox,
    listen: @escaping @Sendable (CallbackPlace) async throws -> any CallbackListener
  ) {
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
