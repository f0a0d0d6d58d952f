internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One connection asked about.
struct CheckOutcome: Sendable {
  let connection: StoredConnection
  let result: ProbeResult
  /// What was seen of its scopes; nil where nobody asked, or it was not alive.
  let scopes: ScopeObservation?
  let history: VerdictHistory
  /// Seconds since 1970.
  let endedAt: Int64
}

/// Asks BigCommerce about many connections at once, with a bound.
struct CheckRun {
  let access: VaultAccess
  let transport: any HTTPTransport
  let context: Context
  /// How many are asked about at a time.
  let jobs: Int
  /// Whether a connection that is alive is asked what shows its scopes, too.
  let observesScopes: Bool
  let limits: ProbeLimits
  let alerts: CheckAlerts?
  let progress: CheckProgress

  /// What came of a run.
  struct Result {
    var outcomes: [CheckOutcome] = []
    var faults: [Failure] = []
  }

  private enum Event: Sendable {
    case ended(CheckOutcome)
    case tick
  }

  /// How often it is looked whether somebody wants the run to end.
  private static let tick = Duration.milliseconds(100)

  /// Probes `connections`, lending each outcome to `each` as it comes.
  ///
  /// Where `interruption` says so, no more are begun, and what is under way is waited for; where
  /// it insists, that is given up, and is as if nobody had asked.
  func probe(
    _ connections: [StoredConnection], interruption: Interruption,
    each: (CheckOutcome) -> Void
  ) async -> Result {
    var interruption = interruption
    var result = Result()
    await withTaskGroup(of: Event.self) { group in
      var waiting = connections.makeIterator()
      var running = 0
      var isTold = false
      var ended: CheckOutcome?
      group.addTask { await Self.nextTick() }
      while true {
        while running < jobs, interruption.signal == nil, let next = waiting.next() {
          do {
            // Opened only now, so that no more secrets are in memory than are being asked about.
            guard let task = try question(about: next.reference) else { continue }
            group.addTask { .ended(await task()) }
            running += 1
          } catch {
            var fault = Failure(wording: error)
            fault.message = "\(next.reference): \(fault.message)"
            result.faults.append(fault)
          }
        }
        // Once the next is under way: what is done with it may wait for the disk.
        if let outcome = ended.take() { each(outcome) }
        guard running > 0 else { break }
        switch await group.next() {
        case .ended(let outcome)?:
          running -= 1
          if case .noAnswer(.cancelled) = outcome.result.finding { continue }
          result.outcomes.append(outcome)
          ended = outcome
        case .tick?:
          if interruption.isInsisted() { group.cancelAll() }
          if interruption.signal != nil, !isTold {
            isTold = true
            progress.clear()
            let answers = running == 1 ? "one answer is" : "\(running) answers are"
            context.say("ending once \(answers) in; interrupt again to end at once")
          }
          progress.show(result.outcomes, of: connections.count)
          group.addTask { await Self.nextTick() }
        case nil: break
        }
      }
      group.cancelAll()
    }
    progress.clear()
    return result
  }

  private static func nextTick() async -> Event {
    try? await Task.sleep(for: tick)
    return .tick
  }

  /// The probe of a connection as it is now, or nil when it was disconnected meanwhile.
  private func question(
    about reference: ConnectionReference
  ) throws -> (@Sendable () async -> CheckOutcome)? {
    let current: (StoredConnection, SharedSecret, VerdictHistory)? = try access.read { vault in
      guard let connection = try vault.connection(reference) else { return nil }
      guard let secret = try vault.secret(.accessToken, of: connection) else {
        throw VaultError.alteredRows(part: .record)
      }
      let history = VerdictHistory(newestFirst: try vault.verdicts(of: connection))
      return (connection, SharedSecret(secret), history)
    }
    guard let (connection, token, history) = current else { return nil }
    // An endpoint that is neither BigCommerce's nor a loopback one never gets a token.
    guard let endpoint = try? APIEndpoint(stored: connection.metadata.endpoint) else {
      throw VaultError.alteredRecord(nil)
    }
    let provider = BigCommerceProvider(
      transport: transport, endpoint: endpoint, userAgent: Version.userAgent, limits: limits,
      pause: context.wait)
    return { [alerts, context, observesScopes] in
      let (result, scopes) = await provider.ask(
        about: connection, token: token, observesScopes: observesScopes)
      let outcome = CheckOutcome(
        connection: connection, result: result, scopes: scopes, history: history,
        endedAt: context.now)
      // Before the verdict is recorded: a run that is killed in between tells of it once more, and
      // not never.
      await alerts?.tell(of: outcome)
      return outcome
    }
  }
}
