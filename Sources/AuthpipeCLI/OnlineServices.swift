package import AuthpipeKit

/// What `authpipe-online` hands to the commands that need the network.
package struct OnlineServices: Sendable {
  /// Makes the transport through which providers are asked.
  package var makeTransport: @Sendable () -> any HTTPTransport

  /// Starts a local BigCommerce on `port` (0: any free one) with those stores.
  package var startSandbox:
    @Sendable (_ port: UInt16, _ stores: [String]) async throws -> any RunningSandbox

  package init(
    makeTransport: @escaping @Sendable () -> any HTTPTransport,
    startSandbox: @escaping @Sendable (UInt16, [String]) async throws -> any RunningSandbox
  ) {
    self.makeTransport = makeTransport
    self.startSandbox = startSandbox
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
