package import AuthpipeKit

/// A way in which a server can misbehave, and what is to be made of it.
package struct Misbehaviour: Sendable {
  /// What the server does, as a sentence's end.
  package let name: String
  /// The verdict on a token that is asked about with it.
  package let verdict: Verdict
  /// The other verdict that is as good, where it depends on who is faster.
  package let otherVerdict: Verdict?
  /// Whether only a deadline ends it.
  package let waits: Bool
  /// What is done with a connection whose first request has been read; the other argument is the
  /// port of a second server, which must never hear of a token.
  package let answer: @Sendable (RawConnection, UInt16) -> Void

  init(
    _ name: String, _ verdict: Verdict, or otherVerdict: Verdict? = nil, waits: Bool = false,
    _ answer: @escaping @Sendable (RawConnection, UInt16) -> Void
  ) {
    self.name = name
    self.verdict = verdict
    self.otherVerdict = otherVerdict
    self.waits = waits
    self.answer = answer
  }

  /// One that sends the same text for every request, and closes.
  init(_ name: String, _ verdict: Verdict, _ text: String) {
    self.init(name, verdict) { connection, _ in connection.send(text) }
  }

  /// One that gives each request the next of `answers`, and the last of them from then on.
  init(_ name: String, _ verdict: Verdict, inTurn answers: [String]) {
    self.init(name, verdict) { connection, _ in
      connection.send(answers[min(connection.number, answers.count) - 1])
    }
  }

  /// The exit status of a check of nothing but this.
  package var exit: Int32 {
    switch verdict {
    case .healthy: 0
    case .limited: 1
    case .rejected, .wrongStore: 2
    default: 3
    }
  }

  /// Every way there is.
  package static let all =
    heads + bodies + texts + statuses + redirects + refusals + rateLimits + connections

  /// The store whose token is asked about.
  package static let store = "abc123"
  /// An answer that is as it should be.
  package static let healthy = Canned.json(200, #"{"id":"\#(store)","name":"Example"}"#)
}

extension Misbehaviour: CustomStringConvertible {
  package var description: String { name }
}
