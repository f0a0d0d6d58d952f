internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One `import`, from what was typed to what is stored.
struct Importing {
  let plan: ImportPlan
  let isDryRun: Bool
  private let asks: Bool
  private let jobs: Int
  private let deletion: SourceDeletion
  private let access: VaultAccess
  private let context: Context

  init(_ command: Import, in context: Context) throws {
    guard (1...128).contains(command.jobs) else { throw OptionFault.outOfRange("--jobs", 1...128) }
    self.context = context
    access = VaultAccess(context: context, options: command.vault)
    var plan = try ImportPlan(
      command.paths, at: StoreOption.endpoint(command.apiUrl), named: command.nameFrom)
    if try access.exists() {
      try access.read { vault in try plan.compare(with: vault) }
      // A vault that cannot be written is better refused before anybody is asked.
      if !command.dryRun, !plan.new.isEmpty { _ = try access.open(for: .writing) }
    }
    self.plan = plan
    isDryRun = command.dryRun
    asks = !command.yes
    jobs = command.jobs
    deletion = SourceDeletion(context: context, isWanted: command.deleteSource)
  }

  /// Shows the plan, and asks whether it is meant; false where there is nothing to do.
  func isMeant(_ report: ImportReport) throws -> Bool {
    report.sayPlan()
    guard !isDryRun else {
      context.say("nothing was stored: this was a dry run")
      return false
    }
    guard !plan.new.isEmpty else { return false }
    guard asks else { return true }
    guard context.mayPrompt, let terminal = Terminal() else {
      throw ImportFault.confirmationNeeded(count: plan.new.count)
    }
    let what = plan.new.count == 1 ? "this credential" : "these \(plan.new.count) credentials"
    guard ["y", "yes"].contains(try terminal.ask("Store \(what)? [y/N] ").lowercased()) else {
      throw ImportFault.declined
    }
    return true
  }

  /// Stores everything without asking BigCommerce.
  func run() throws -> ExitStatus {
    var report = ImportReport(plan, isDryRun: isDryRun, context: context)
    guard try isMeant(report) else { return try finish(&report, nil) }
    let interruption = Interruption()
    var batch = ImportBatch(access: access, context: context)
    for item in plan.new {
      guard interruption.signal == nil, !report.isStopped else { break }
      take(item, &report) { batch.add(item, $0) }
      if batch.isDue { store(&batch, &report) }
    }
    store(&batch, &report)
    return try finish(&report, interruption)
  }

  /// Stores what BigCommerce accepts.
  func run(through transport: any HTTPTransport) async throws -> ExitStatus {
    var report = ImportReport(plan, isDryRun: isDryRun, context: context)
    guard try isMeant(report) else { return try finish(&report, nil) }
    var interruption = Interruption()
    var batch = ImportBatch(access: access, context: context)
    let provider = BigCommerceProvider(
      transport: transport, endpoint: plan.endpoint, userAgent: Version.userAgent,
      quotas: StoreQuotas(), pause: context.wait)
    await withTaskGroup(of: Answer?.self) { group in
      var items = plan.new.makeIterator()
      var running = 0
      group.addTask { await Self.tick() }
      while true {
        while running < jobs, interruption.signal == nil, !report.isStopped, let item = items.next()
        {
          take(item, &report) { connection in
            running += 1
            group.addTask { await Self.ask(about: connection, for: item, provider) }
          }
        }
        if batch.isDue { store(&batch, &report) }
        guard running > 0 else { break }
        switch await group.next() {
        case .some(.some(let answer)):
          running -= 1
          if let grant = Grant(answer.result) {
            batch.add(answer.item, answer.connection.granted(by: grant))
          } else {
            report.add(answer.item, refusedBy: answer.result)
          }
        case .some(.none):
          if interruption.isInsisted() { group.cancelAll() }
          group.addTask { await Self.tick() }
        case .none: break
        }
      }
      group.cancelAll()
    }
    store(&batch, &report)
    return try finish(&report, interruption)
  }

  private struct Answer: Sendable {
    let item: ImportPlan.Item
    let connection: NewConnection
    let result: ProbeResult
  }

  private static func tick() async -> Answer? {
    try? await Task.sleep(for: .milliseconds(200))
    return nil
  }

  private static func ask(
    about connection: NewConnection, for item: ImportPlan.Item, _ provider: BigCommerceProvider
  ) async -> Answer? {
    let result: ProbeResult
    do {
      let token = SharedSecret(try connection.credential.credential.accessToken.copy())
      result = await provider.probe(token: token, storeHash: item.store, declaredScopes: [])
    } catch {
      // No room in secure memory: nobody was asked.
      result = ProbeResult(finding: .notAsked, httpStatus: nil, duration: .zero)
    }
    return Answer(item: item, connection: connection, result: result)
  }

  /// Reads the credential of `item` once more and lends the connection that it is to become.
  private func take(
    _ item: ImportPlan.Item, _ report: inout ImportReport, _ body: (NewConnection) -> Void
  ) {
    do {
      let file = try plan.sources.read(item.place, allowing: plan.sandbox)
      guard try plan.marks.mark(file.accessToken) == item.mark, file.storeHash?.text == item.store
      else { throw ImportFault.changed }
      var metadata = ConnectionMetadata(
        reference: item.reference, storeHash: item.store, endpoint: plan.endpoint.text,
        createdAt: context.now)
      metadata.accountName = item.accountName
      body(
        NewConnection(
          metadata, as: item.reference, SharedCredential(file.credential()),
          grantedBy: .unverified))
    } catch {
      report.add(item, failing: error)
    }
  }

  private func store(_ batch: inout ImportBatch, _ report: inout ImportReport) {
    let items = batch.waiting.map(\.item)
    do {
      for (item, connection, outcome) in try batch.store() {
        report.add(item, connection, outcome)
      }
    } catch {
      report.stop(items, failing: error)
    }
  }

  private func finish(
    _ report: inout ImportReport, _ interruption: Interruption?
  ) throws -> ExitStatus {
    report.finishItems()
    // Whoever wants it to end is not to be asked anything more.
    if !isDryRun, interruption?.signal == nil {
      let files = report.files()
      for (file, content) in files { deletion.keep(file, content) }
      deletion.keepStoredBefore(files.filter { $0.content == .storedBefore }.map(\.file))
      report.deleted = deletion.offer(files.filter { $0.content == .stored }.map(\.file))
    }
    try report.write()
    return interruption?.signal.map { ExitStatus(endedBy: $0) } ?? report.status
  }
}
