internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One connection asked about.
struct CheckOutcome: Sendable {
  let connection: StoredConnection
  let result: ProbeResult
  /// What was seen of its scopes; nil where nobody asked, or it was not alive.
  let scopes: ScopeObservation?
  /// What was found of its previous versions; empty where nobody asked.
  let previous: [PreviousVersion.Finding]
  /// Empty where nobody wants to know.
  let history: VerdictHistory
  /// Seconds since 1970.
  let endedAt: Int64

  /// Whether the answer was not waited for, which is as if nobody had asked.
  var wasGivenUp: Bool {
    if case .noAnswer(.cancelled) = result.finding { true } else { false }
  }

  /// What kept it from being asked about, where that is the program and nothing on the way.
  var obstacle: ProgramFault? {
    ProgramFault(keeping: result.finding)
  }
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
  /// Whether previous versions are asked about, too.
  let asksPrevious: Bool
  /// Whether anybody wants to know what verdicts came before.
  let recallsVerdicts: Bool
  let limits: ProbeLimits
  let alerts: CheckAlerts?
  let progress: CheckProgress
  /// What all of them together learn of their stores' quotas.
  let quotas = StoreQuotas()

  /// What came of a run besides its outcomes.
  struct Result {
    /// What an interrupted run did not come to, or did not wait for.
    var notAsked: [StoredConnection] = []
    var faults: [Failure] = []
    /// What ended the run, where the program with the network code did not start.
    var obstacle: ProgramFault?
  }

  private enum Event: Sendable {
    case ended(CheckOutcome)
    case tick
  }

  /// How often it is looked whether somebody wants the run to end.
  private static let tick = Duration.milliseconds(100)

  /// Probes `selection`, lending each outcome to `each` as it comes, saying by `lastBegun` when there
  /// is nothing left to begin and the last answers are waited for, and every now and then by `tick`
  /// that time goes by.
  ///
  /// Where `interruption` says so, no more are begun, and what is under way is waited for; where
  /// it insists, that is given up, and is as if nobody had asked.
  func probe(
    _ selection: CheckSelection, interruption: Interruption,
    each: (CheckOutcome) -> Void, lastBegun: () -> Void, tick: () -> Void
  ) async -> Result {
    var interruption = interruption
    var result = Result()
    await withTaskGroup(of: Event.self) { group in
      var turns = StoreTurns(selection)
      var running = 0
      var (answered, troubled) = (0, 0)
      var isTold = false
      var areAllBegun = false
      var isPrepared = false
      var ended: CheckOutcome?
      group.addTask { await Self.nextTick() }
      while true {
        while running < jobs, interruption.signal == nil, result.obstacle == nil,
          let next = turns.next()
        {
          do {
            // Opened only now, so that no more secrets are in memory than are being asked about.
            guard let task = try question(about: next) else {
              turns.end(next.reference)
              continue
            }
            group.addTask { .ended(await task()) }
            running += 1
          } catch {
            var fault = Failure(wording: error)
            fault.message = "\(next.reference): \(fault.message)"
            result.faults.append(fault)
            turns.end(next.reference)
          }
        }
        // Once the next is under way: what is done with it may wait for the disk.
        if let outcome = ended.take() { each(outcome) }
        if !areAllBegun, turns.areOver {
          areAllBegun = true
          lastBegun()
        }
        guard running > 0 else { break }
        if answered == 0, !isPrepared {
          isPrepared = true
          BigCommerceProvider.prepareToRead()
        }
        switch await group.next() {
        case .ended(let outcome)?:
          running -= 1
          turns.end(outcome.connection.reference)
          if let obstacle = outcome.obstacle, answered > 0 {
            // It did start before: the others may have more luck.
            var fault = Failure(wording: obstacle)
            fault.message = "\(outcome.connection.reference): \(fault.message)"
            result.faults.append(fault)
            continue
          }
          guard !outcome.wasGivenUp, outcome.obstacle == nil else {
            result.obstacle = result.obstacle ?? outcome.obstacle
            result.notAsked.append(outcome.connection)
            continue
          }
          answered += 1
          if outcome.result.verdict != .healthy { troubled += 1 }
          ended = outcome
        case .tick?:
          if interruption.isInsisted() { group.cancelAll() }
          if interruption.signal != nil, !isTold {
            isTold = true
            progress.clear()
            let answers = running == 1 ? "one answer is" : "\(running) answers are"
            context.say(
              "ending once \(answers) in; interrupt again, a second from now or later, to end at once"
            )
          }
          tick()
          progress.show(answered, of: selection.count, troubled: troubled)
          group.addTask { await Self.nextTick() }
        case nil: break
        }
      }
      group.cancelAll()
      if interruption.signal != nil || result.obstacle != nil {
        result.notAsked += turns.giveUp()
      }
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
    about selected: StoredConnection
  ) throws -> (@Sendable () async -> CheckOutcome)? {
    let current: (StoredConnection, SharedSecret, VerdictHistory, [PreviousVersion])? =
      try access.read { vault in
        guard let connection = try vault.connection(readBefore: selected) else { return nil }
        guard let secret = try vault.secret(.accessToken, of: connection) else {
          throw VaultError.alteredRows(part: .record)
        }
        // There may be a hundred.
        let history = VerdictHistory(
          newestFirst: recallsVerdicts ? try vault.verdicts(of: connection) : [])
        let previous = asksPrevious ? try PreviousVersion.all(of: connection, in: vault) : []
        return (connection, SharedSecret(secret), history, previous)
      }
    guard let (connection, token, history, previous) = current else { return nil }
    // An endpoint that is neither BigCommerce's nor a loopback one never gets a token.
    guard let endpoint = try? APIEndpoint(stored: connection.metadata.endpoint) else {
      throw VaultError.alteredRecord(nil)
    }
    let provider = BigCommerceProvider(
      transport: transport, endpoint: endpoint, userAgent: Version.userAgent, limits: limits,
      quotas: quotas, pause: context.wait)
    return { [alerts, context, observesScopes] in
      let (result, scopes) = await provider.ask(
        about: connection, token: token, observesScopes: observesScopes)
      var found: [PreviousVersion.Finding] = []
      for version in previous where ProgramFault(keeping: result.finding) == nil {
        let finding = await version.ask(provider, storeHash: connection.metadata.storeHash)
        if ProgramFault(keeping: finding.result.finding) == nil { found.append(finding) }
      }
      let outcome = CheckOutcome(
        connection: connection, result: result, scopes: scopes, previous: found, history: history,
        endedAt: context.now)
      // Before the verdict is recorded: a run that is killed in between tells of it once more, and
      // not never.
      if !outcome.wasGivenUp, outcome.obstacle == nil { await alerts?.tell(of: outcome) }
      return outcome
    }
  }
}
