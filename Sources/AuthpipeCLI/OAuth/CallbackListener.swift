package import AuthpipeKit

/// Where callbacks are listened for: on a port of 127.0.0.1, at one path.
package struct CallbackPlace: Sendable {
  package let port: UInt16
  /// The path of the redirect URI.
  package let path: String
  /// What a request may name as its host, in lower case: the redirect URI's, as a tunnel hands it
  /// on, and the port's own. A page that had its own name resolved to this machine names that.
  package let hosts: [String]
  /// So many bytes a callback's query may have.
  package let longestQuery: Int
  /// How long to listen.
  package let window: Duration
  /// Told the host that a request named which would be a callback but for that, the first time:
  /// a tunnel may name its own.
  package let strayHost: @Sendable (String) -> Void

  package init(
    port: UInt16, path: String, hosts: [String], longestQuery: Int, window: Duration,
    strayHost: @escaping @Sendable (String) -> Void
  ) {
    self.port = port
    self.path = path
    self.hosts = hosts
    self.longestQuery = longestQuery
    self.window = window
    self.strayHost = strayHost
  }
}

/// Something that listens for callbacks.
package protocol CallbackListener: Sendable {
  /// The next request that may be a callback; nil once the time is up. Throws `ListeningEnded`.
  func next() async throws -> HeardCallback?

  /// Listens no more; what waits for an answer gets none of ours.
  func stop() async
}

/// The listener could not go on: there was no room for one more connection, as when somebody fills
/// it up.
package struct ListeningEnded: Error {
  package init() {}
}

/// A request that may be a callback, whose browser waits for an answer.
package struct HeardCallback: Sendable {
  package let query: SharedSecret
  package let answer: @Sendable (CallbackAnswer) -> Void

  package init(query: SharedSecret, answer: @escaping @Sendable (CallbackAnswer) -> Void) {
    self.query = query
    self.answer = answer
  }
}

/// What a browser is answered.
package enum CallbackAnswer: Sendable, Equatable {
  /// A page with one sentence.
  case page(status: Int, words: String)
  /// BigCommerce's own page for the end of an external install.
  case redirect(String)
}
