package import HTTPTypes

/// The port through which a provider's requests leave the process.
///
/// Implementations follow no redirect, keep no cookies or caches, stop at their byte cap, write
/// no header to any log, and put the secret into its header last.
package protocol HTTPTransport: Sendable {
  /// Sends `request` with `secret` as the value of its header and returns the first answer,
  /// redirects included. `timeout` covers the whole exchange.
  func send(
    _ request: HTTPRequest, secret: SecretHeader?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer
}

/// A header whose value is a secret.
package struct SecretHeader: Sendable {
  package let name: HTTPField.Name
  package let value: SharedSecret

  package init(name: HTTPField.Name, value: SharedSecret) {
    self.name = name
    self.value = value
  }
}

/// An answer: its head, and its decoded body up to the cap.
package struct HTTPAnswer: Sendable {
  package let response: HTTPResponse
  package let body: [UInt8]

  package init(response: HTTPResponse, body: [UInt8]) {
    self.response = response
    self.body = body
  }
}

/// Why there was no answer.
package enum TransportFailure: Error, Hashable, Sendable {
  case nameNotResolved
  case notConnected
  case connectionRefused
  case connectionLost
  /// A certificate or handshake fault. On Linux it cannot be told from some broken answers.
  case tls
  case timedOut
  /// The decoded body passed this many bytes and was cut off.
  case tooLarge(limit: Int)
  /// The secret cannot be sent as a header value.
  case unsendableHeader
  case cancelled
  /// The answer ended the network library that read it: its head is cut short, or never ends.
  case cutShort
  /// The process that speaks to the network did not start, by the system's error number.
  case notStarted(code: Int32)
  /// Anything else, by the transport's own code.
  case other(code: Int)
}
