package import HTTPTypes

/// A way out to the network that hands an answer on as it comes, under the rules of
/// `HTTPTransport`.
package protocol StreamTransport: HTTPTransport {
  /// Waits until it can send, and throws `notStarted` where it never will.
  func start() async throws(TransportFailure)

  /// Sends `request` with `secret` as the value of its header, hands the first answer on to
  /// `receiver`, redirects included, and returns its head once it is whole.
  ///
  /// A receiver that takes its time holds the server back, and all that is sent meanwhile: one
  /// answer at a time.
  func stream(
    _ request: HTTPRequest, secret: SecretHeader?, body: OutgoingBody?, limits: StreamLimits,
    to receiver: any AnswerReceiver
  ) async throws(TransportFailure) -> HTTPResponse
}

extension StreamTransport {
  /// What sends by itself can do so at once.
  package func start() async throws(TransportFailure) {}
}

/// Where an answer goes as it comes.
package protocol AnswerReceiver: AnyObject, Sendable {
  /// Takes the head, once; false when no more is wanted.
  func receive(_ head: HTTPResponse) -> Bool
  /// Takes the next piece of the decoded body; false when no more is wanted.
  func receive(_ piece: [UInt8]) -> Bool
}

/// How long a server may take over an answer, and how much it may send. What the receiver takes of
/// the time does not count.
package struct StreamLimits: Sendable, Equatable {
  /// Until the first piece, or the end of an answer that has none.
  package var beginning: Duration
  /// Between two pieces.
  package var silence: Duration
  /// All of it.
  package var whole: Duration
  /// Bytes of the decoded body.
  package var bytes: Int

  package init(beginning: Duration, silence: Duration, whole: Duration, bytes: Int) {
    self.beginning = beginning
    self.silence = silence
    self.whole = whole
    self.bytes = bytes
  }
}
