internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The rotation of every connection that a file of a folder is for; one that fails keeps none of
/// the others from going on.
struct BulkRotation {
  /// How many are under way at a time: what one takes is a few dozen requests to a store of its own.
  private static let jobs = 8

  let folder: String
  let tenant: String?
  let options: RotateOptions
  /// In seconds.
  let keep: Int64?
  let access: VaultAccess
  let context: Context

  fileprivate enum Step: Sendable {
    case tested(RotationPlan.Item, UInt64, RotationTrial.Findings)
    case handedOver(RotationPlan.Item, Rotation.Promotion?, Rotation.Aftermath, WebhookOutcome)
  }

  /// Plans, and rotates what is planned unless this is a dry run.
  func run(through makeTransport: @Sendable () -> any HTTPTransport) async throws -> ExitStatus {
    var connections: [StoredConnection] = []
    var others: [StoredConnection] = []
    var faults: [Failure] = []
    try access.read { vault in
      (connections, others, faults) = ([], [], [])
      try vault.forEachConnection(tenant: tenant) { result in
        switch result {
        case .success(let connection): connections.append(connection)
        case .failure(let fault): faults.append(Failure(wording: fault))
        }
      }
      guard let tenant else { return }
      if connections.isEmpty, faults.isEmpty {
        try ConnectionLookup(vault: vault).refuseTenant(tenant)
      }
      // Whose a file is that is not the tenant's; what cannot be read of others is not asked about.
      try vault.forEachConnection { result in
        if case .success(let other) = result, other.reference.tenant != tenant {
          others.append(other)
        }
      }
    }
    for fault in faults { context.report(fault) }
    let plan = try RotationPlan(folder, for: connections, besides: others, in: context)
    var report = BulkReport(plan, context: context)
    report.sayPlan()
    if options.dryRun {
      context.say("nothing was changed: this was a dry run")
    } else {
      await rotate(plan, through: makeTransport(), into: &report)
    }
    try report.finish(isDryRun: options.dryRun)
    return faults.isEmpty ? report.status : .badInput
  }

  private func rotate(
    _ plan: RotationPlan, through transport: any HTTPTransport, into report: inout BulkReport
  ) async {
    await withTaskGroup(of: Step.self) { group in
      var waiting = plan.items.makeIterator()
      var running = 0
      while true {
        while running < Self.jobs, let item = waiting.next() {
          do {
            try begin(item, of: plan, through: transport, in: &group)
            running += 1
          } catch {
            report.add(item, failing: error)
          }
        }
        guard running > 0, let step = await group.next() else { return }
        do {
          if let outcome = try goOn(after: step, through: transport, in: &group, noting: &report) {
            running -= 1
            report.add(outcome.item, outcome.report)
          }
        } catch {
          running -= 1
          report.add(step.item, failing: error)
        }
      }
    }
  }

  private func rotation(of item: RotationPlan.Item) -> Rotation {
    Rotation(reference: item.reference, access: access, context: context)
  }

  private func begin(
    _ item: RotationPlan.Item, of plan: RotationPlan, through transport: any HTTPTransport,
    in group: inout TaskGroup<Step>
  ) throws {
    let rotation = rotation(of: item)
    if let keep { try rotation.keepRetired(for: keep) }
    try rotation.shredRetired()
    let connection = try rotation.find()
    let place = try rotation.stage(
      rotation.candidate(from: plan.path(of: item.file), for: connection), options.webhooks)
    guard case .pending(let number) = place else {
      context.say("'\(item.reference)' has that token already")
      return try handOver(item, nil, through: transport, in: &group)
    }
    let trial = try rotation.trial(of: number)
    let provider = try Rotation.provider(of: connection, through: transport, in: context)
    group.addTask { .tested(item, number, await trial.run(asking: provider)) }
  }

  private func handOver(
    _ item: RotationPlan.Item, _ promotion: Rotation.Promotion?,
    through transport: any HTTPTransport, in group: inout TaskGroup<Step>
  ) throws {
    let aftermath = try rotation(of: item).aftermath(options.webhooks, through: transport)
    group.addTask { .handedOver(item, promotion, aftermath, await aftermath.run()) }
  }

  /// Does what follows from a step; returns what the rotation came to once it is over.
  private func goOn(
    after step: Step, through transport: any HTTPTransport, in group: inout TaskGroup<Step>,
    noting report: inout BulkReport
  ) throws -> (item: RotationPlan.Item, report: RotationReport)? {
    switch step {
    case .tested(let item, let number, let findings):
      let promotion = try rotation(of: item).settle(
        number, findings, allowsScopeLoss: options.allowScopeLoss,
        owing: options.webhooks.map { $0 == .recreate })
      promotion.say(of: item.reference, in: context)
      report.note(promotion, of: item)
      try handOver(item, promotion, through: transport, in: &group)
      return nil
    case .handedOver(let item, let promotion, let aftermath, let outcome):
      try rotation(of: item).conclude(aftermath, outcome)
      return (item, RotationReport(of: item.reference, promotion, aftermath, outcome))
    }
  }
}

extension BulkRotation.Step {
  fileprivate var item: RotationPlan.Item {
    switch self {
    case .tested(let item, _, _), .handedOver(let item, _, _, _): item
    }
  }
}
