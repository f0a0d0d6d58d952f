package import AuthpipeKit

/// What commands that need the network are handed.
package struct OnlineServices: Sendable {
  /// Makes the transport through which providers are asked.
  package var makeTransport: @Sendable () -> any StreamTransport

  /// What listens on this machine; nil in the program that cannot.
  package var servers: LocalServers?

  package init(
    makeTransport: @escaping @Sendable () -> any StreamTransport, servers: LocalServers? = nil
  ) {
    self.makeTransport = makeTransport
    self.servers = servers
  }
}
