package import HTTPTypes

/// The port through which a provider's requests leave the process.
///
/// Implementations follow no redirect, keep no cookies or caches, stop at their byte cap, write
/// no header to any log, and put the secret into its header last.
package protocol HTTPTransport: Sendable {
  /// Sends `request` with `secret` as the value of its header and `body`, which may hold secrets
  /// of at most 64 KiB, and returns the first answer, redirects included. `timeout` covers the
  /// whole exchange.
  func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer
}

extension HTTPTransport {
  /// Sends a request without a body.
  package func send(
    _ request: HTTPRequest, secret: SecretHeader?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    try await send(request, secret: secret, body: nil, timeout: timeout)
  }
}

/// What a request may carry.
package enum RequestBody {
  /// The longest body, in bytes: it is held where secrets are.
  package static let longest = 1 << 16
}

/// A header whose value is a secret.
package struct SecretHeader: Sendable {
  package let name: HTTPField.Name
  package let value: SharedSecret
  /// Further such headers of the same request.
  package let others: [SecretHeader]

  /// More than a request has.
  package static let most = 4

  package init(name: HTTPField.Name, value: SharedSecret, others: [SecretHeader] = []) {
    self.name = name
    self.value = value
    self.others = others
  }

  /// It and the others.
  package var all: [SecretHeader] { [self] + others }
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
  /// The answer ended the network library that read it, or was given up by it: its head is cut
  /// short, or never ends.
  case cutShort
  /// The process that speaks to the network did not start, by the system's error number.
  case notStarted(code: Int32)
  /// Anything else, by the transport's own code.
  case other(code: Int)
}
