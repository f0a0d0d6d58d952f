internal import AuthpipeKit
internal import AuthpipeVault

/// How new what is known of a credential must be when it is handed out, and what was learnt for that.
struct Freshness {
  /// In seconds.
  let maxAge: Int64
  /// Whether what is there is taken where BigCommerce cannot tell.
  let acceptsStale: Bool
  /// What BigCommerce was asked for this, if it was.
  var answer: CheckOutcome?
  /// Why it could not even be asked.
  var obstacle: Failure?

  /// Reads the options; nil where none is given.
  init?(maxAge: String?, acceptsStale: Bool) throws {
    guard let maxAge else {
      if acceptsStale { throw OptionFault.needs("--stale-ok", "--max-age") }
      return nil
    }
    self.maxAge = try TimeSpan(parsing: maxAge, for: "--max-age").seconds
    self.acceptsStale = acceptsStale
  }

  /// Whether something was learnt about `connection` within that time. What is from the future,
  /// since a clock was put right, is as good as nothing.
  func isMet(by connection: StoredConnection, at now: Int64) -> Bool {
    guard let known = connection.known else { return false }
    // What was asked for this is new, however long the vault was waited for afterwards.
    if let answer, answer.result.verdict.isKnown, known.askedAt == answer.endedAt { return true }
    let (age, overflows) = now.subtractingReportingOverflow(known.askedAt)
    return !overflows && (0...maxAge).contains(age)
  }

  /// The connection with what was learnt, also where a vault that cannot be written did not take it.
  func learnt(of connection: StoredConnection) -> StoredConnection {
    guard let answer, answer.connection.isSame(as: connection),
      answer.connection.current == connection.current,
      (connection.known?.askedAt ?? .min) <= answer.endedAt
    else { return connection }
    return connection.learning(RecordedVerdict(answer.result, askedAt: answer.endedAt))
  }

  /// Refuses `connection` where it is not known well enough and nobody said that it need not be.
  func admit(_ connection: StoredConnection, in context: Context) throws {
    guard !isMet(by: connection, at: context.now) else { return }
    let failure = Failure(stale: connection, because: reason(connection), now: context.now)
    guard acceptsStale else { throw failure }
    context.warn("\(failure.message); handed out as it is")
  }

  private func reason(_ connection: StoredConnection) -> String {
    if let obstacle { return obstacle.message }
    guard let answer else { return "it changed while BigCommerce was asked" }
    let words = FindingWords(answer.result.finding, renewing: "")
    return "\(answer.result.verdict.name), \(DisplayText.clean(words.detail))"
  }
}

extension Failure {
  fileprivate init(stale connection: StoredConnection, because reason: String, now: Int64) {
    let reference = connection.reference
    let known = connection.known.map {
      "'\(reference)' was \($0.verdict.name) \(Moment(seconds: $0.askedAt).relative(to: now))"
    }
    self.init(
      "stale", .unknown,
      "\(known ?? "nothing was ever learnt of '\(reference)'"), and nothing newer is known: \(reason)",
      hint: "authpipe check \(reference) asks again; --stale-ok takes what is there")
  }
}
