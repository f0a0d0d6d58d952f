internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One `rotate` of one connection that asks BigCommerce: as far as it can go.
struct RotationRun {
  let rotation: Rotation
  let transport: any HTTPTransport
  let webhooks: WebhookMode?
  let allowsScopeLoss: Bool

  private var context: Context { rotation.context }

  /// Goes on with what was begun; begins a rotation to the credential in `source`, or to one that
  /// is asked for, where nothing was.
  func forward(from source: String?) async throws -> ExitStatus {
    let connection = try rotation.find()
    if source == nil {
      if let pending = connection.metadata.pending { return try await promote(pending.number) }
      let metadata = connection.metadata
      if metadata.owesWebhooks || webhooks != nil && !metadata.previous.isEmpty {
        return try await finish(nil)
      }
    }
    switch try rotation.stage(rotation.candidate(from: source, for: connection), webhooks) {
    case .pending(let number): return try await promote(number)
    case .promoted(let number):
      context.say("version \(number) of '\(rotation.reference)' is current already")
      return try await finish(nil)
    case .new: return try await finish(nil)
    }
  }

  /// Tests the pending version, and makes it current if it may be.
  func promote(_ number: UInt64) async throws -> ExitStatus {
    let connection = try rotation.find()
    let findings = try await rotation.trial(of: number).run(
      asking: Rotation.provider(of: connection, through: transport, in: context))
    let promotion = try rotation.settle(
      number, findings, allowsScopeLoss: allowsScopeLoss,
      owing: webhooks.map { $0 == .recreate })
    return try await finish(promotion)
  }

  /// Sees to the webhooks, and says what was done.
  private func finish(_ promotion: Rotation.Promotion?) async throws -> ExitStatus {
    // At once: what follows may fail, and has no say in it.
    if let promotion { promotion.say(of: rotation.reference, in: context) }
    let aftermath = try rotation.aftermath(webhooks, through: transport)
    let outcome = await aftermath.run()
    try rotation.conclude(aftermath, outcome)
    let report = RotationReport(of: rotation.reference, promotion, aftermath, outcome)
    report.say(in: context)
    if context.display.json { try context.output.write(report.json()) }
    return report.status
  }

  /// Goes back to the version before this one, once BigCommerce has said that it still works.
  func rollBack() async throws -> ExitStatus {
    let connection = try rotation.find()
    let number = try rotation.versionToGoBackTo(in: connection)
    let result = try await Rotation.provider(of: connection, through: transport, in: context).probe(
      token: rotation.token(of: number), storeHash: connection.metadata.storeHash,
      declaredScopes: [])
    guard let grant = Grant(result) else {
      throw result.verdict.isKnown
        ? RotationFault.previousDead(result, rotation.reference, version: number)
        : RotationFault.previousUnclear(result, rotation.reference, version: number)
    }
    return try rotation.rollBack(to: number, grantedBy: grant)
  }
}
