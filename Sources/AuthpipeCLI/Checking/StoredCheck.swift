internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// One `check` of connections that are stored, from what was typed to the report.
struct StoredCheck {
  private let plan: CheckPlan
  private let context: Context
  private let ping: HealthPing?
  private let observesScopes: Bool
  private let asksPrevious: Bool
  private let references: [ConnectionReference]
  private let tenant: String?
  private let access: VaultAccess

  init(_ command: Check, _ plan: CheckPlan, _ context: Context) throws {
    if command.tenant != nil && !command.connections.isEmpty { throw OptionFault.tenantWithNames }
    references = try command.connections.map(ConnectionLookup.parse)
    tenant = try command.tenant.map(ConnectionLookup.parseTenant)
    access = VaultAccess(context: context, options: command.vault)
    self.plan = plan
    observesScopes = command.scopes
    asksPrevious = command.previous
    self.context = context
    ping = try command.check.ping.map { try HealthPing(address: $0) }
  }

  /// Does all of it, with a transport that is made once there is something to ask about.
  func run(
    through makeTransport: @Sendable () -> any HTTPTransport
  ) async throws -> ExitStatus {
    let interruption = Interruption()
    if let status = try await waitForTurn(interruption) { return status }
    let lock: FileLock?
    do {
      lock = try takeLock()
    } catch {
      // The run that is going on tells of itself.
      guard ping != nil, !(error is AlreadyRunning) else { throw error }
      let transport = makeTransport()
      await send("start", through: transport)
      await send(error, through: transport)
      throw error
    }
    let transport = makeTransport()
    await send("start", through: transport)
    let status: ExitStatus
    do {
      status = try await report(interruption, through: transport)
    } catch {
      await send(error, through: transport)
      throw error
    }
    withExtendedLifetime(lock) {}
    await send("\(status.rawValue)", through: transport)
    return status
  }

  /// Another check of the vault is running.
  struct AlreadyRunning: Error {}

  /// Keeps checks of one vault from running beside each other: when the network is slow, a run of
  /// cron's that takes too long would be joined by the next, and the next. Whoever asks about one
  /// connection does not wait for a run over all of them.
  private func takeLock() throws -> FileLock? {
    guard references.isEmpty, let directory = access.stateDirectory() else { return nil }
    do {
      return try FileLock.take("\(directory)/\(access.identity().vaultID.hexadecimal).check")
    } catch is FileLock.Held {
      throw AlreadyRunning()
    }
  }

  /// Waits for a random part of `--jitter`, so that a thousand machines do not ask in one second.
  /// Returns the exit status where a signal ended that.
  private func waitForTurn(_ interruption: Interruption) async throws -> ExitStatus? {
    guard plan.jitter > 0 else { return nil }
    let milliseconds = Int64.random(in: 0...plan.jitter * 1_000)
    if context.diagnostics.isTerminal, !plan.isQuiet {
      let seconds = milliseconds / 1_000
      context.say("beginning in \(seconds < 120 ? "\(seconds)s" : "\(seconds / 60)m")")
    }
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while ContinuousClock.now < end {
      if let signal = interruption.signal {
        guard plan.format == .nagios else { return ExitStatus(endedBy: signal) }
        try context.output.write(NagiosReport.text("ended before anything was asked"))
        return .unknown
      }
      try? await Task.sleep(for: min(.milliseconds(100), end - .now))
    }
    return nil
  }

  private func send(_ signal: String, through transport: any HTTPTransport) async {
    guard let ping, await !ping.send(signal, through: transport) else { return }
    context.warn("the --ping address did not take '\(signal)'")
  }

  private func send(_ error: any Error, through transport: any HTTPTransport) async {
    await send("\(Failure(wording: error).exit.rawValue)", through: transport)
  }

  private func report(
    _ interruption: Interruption, through transport: any HTTPTransport
  ) async throws -> ExitStatus {
    let selection = try CheckSelection(
      references, tenant: tenant, dueAt: plan.onlyDue ? context.now : nil, through: access)
    var recorder = CheckRecorder(access: access, context: context)
    var news = NewsRecorder(access: access, context: context)
    var previous = PreviousRecorder(access: access, context: context)
    var renewal = TokenRenewal(access: access, context: context, transport: transport)
    var entries: [CheckEntry] = []
    let run = CheckRun(
      access: access, transport: transport, context: context, jobs: plan.jobs,
      observesScopes: observesScopes, asksPrevious: asksPrevious,
      recallsVerdicts: plan.notify != nil || plan.confirmations > 1, limits: plan.limits,
      alerts: plan.notify.map {
        CheckAlerts(command: $0, confirmations: plan.confirmations, context: context)
      }, progress: CheckProgress(context, isQuiet: plan.isQuiet))
    let result = await run.probe(selection, interruption: interruption) { outcome in
      recorder.record(outcome)
      news.take(outcome)
      previous.take(outcome)
      if outcome.result.verdict.isAlive { renewal.take(outcome.connection) }
      entries.append(CheckEntry(outcome))
    } lastBegun: {
      recorder.write()
    } tick: {
      recorder.writeInTime()
    }
    recorder.finish()
    if let obstacle = result.obstacle, entries.isEmpty { throw obstacle }
    let obstacles = result.obstacle.map { [Failure(wording: $0)] } ?? []
    news.write()
    previous.write()
    for connection in selection.rested { renewal.take(connection) }
    await renewal.run(interruption)
    let report = CheckReport(
      entries,
      notDue: selection.rested.map { CheckEntry(notAsked: $0) },
      notAsked: result.notAsked.map { CheckEntry(notAsked: $0) },
      faults: selection.faults + result.faults + obstacles, plan: plan, endedAt: context.now)
    let status = try report.write(to: context)
    // Nagios knows four numbers, and its report says that it is not whole.
    guard plan.format != .nagios, let signal = interruption.signal else { return status }
    return ExitStatus(endedBy: signal)
  }
}
