internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// A rotation that is asked about and not made: `--dry-run`.
struct RotationRehearsal {
  let rotation: Rotation
  let transport: any HTTPTransport
  let webhooks: WebhookMode?
  let allowsScopeLoss: Bool
  let act: RotateAct?

  private struct Answer: Encodable {
    let schema = "authpipe.rotate/1"
    let connection: String
    let dryRun = true
    let verdict: String
    let lostScopes: [String]
    let webhooks: [WebhookJSON]
    let wouldRotate: Bool
  }

  /// Asks about the credential in `source`, or about the one that waits, and says what a rotation
  /// would do. Nothing is stored, and only reads are sent.
  func run(from source: String?) async throws -> ExitStatus {
    let context = rotation.context
    let connection = try rotation.find()
    let new: SharedSecret
    var waiting: UInt64?
    if act == .promote, connection.metadata.pending == nil {
      throw RotationFault.nothingPending(rotation.reference)
    }
    if source == nil, let pending = connection.metadata.pending {
      new = try rotation.token(of: pending.number)
      waiting = pending.number
    } else {
      new = try token(of: rotation.candidate(from: source, for: connection), connection)
    }
    let old = try rotation.token()
    let provider = try Rotation.provider(of: connection, through: transport, in: context)
    let trial = RotationTrial(metadata: connection.metadata, new: new, old: old)
    let findings = await trial.run(asking: provider)
    guard let scopes = findings.scopes else {
      throw waiting.map {
        RotationFault.unclear(findings.new, rotation.reference, version: $0)
      } ?? RotationFault.refused(findings.new, rotation.reference)
    }
    var outcome = WebhookOutcome(of: [], state: .ignored)
    if webhooks != .ignore {
      outcome = await WebhookHandover(
        provider: provider, storeHash: connection.metadata.storeHash,
        olds: try olds(of: connection, old), new: new
      ).run(making: false)
    }
    let wouldRotate = scopes.lost.isEmpty && scopes.unclear.isEmpty || allowsScopeLoss
    try say(findings.new, scopes, outcome, wouldRotate: wouldRotate)
    return wouldRotate ? .success : .no
  }

  /// The accounts that would be old ones: that of the current version, and those that are already.
  private func olds(of connection: StoredConnection, _ token: SharedSecret) throws -> [OldAccount] {
    let metadata = connection.metadata
    let current = OldAccount(
      version: connection.current.number, name: metadata.accountName,
      app: connection.current.app, token: token)
    return try [current]
      + metadata.previous.map { version in
        OldAccount(
          version: version.number, name: version.account, app: version.app,
          token: try rotation.token(of: version.number))
      }
  }

  private func token(
    of candidate: consuming CredentialCandidate, _ connection: StoredConnection
  ) throws -> SharedSecret {
    try rotation.access.read { vault in
      if case .promoted = try rotation.place(of: candidate, in: connection, vault) {
        throw StoreFault.sameToken(rotation.reference)
      }
    }
    return SharedSecret(try candidate.credential.accessToken.copy())
  }

  private func say(
    _ result: ProbeResult, _ scopes: ScopeComparison, _ outcome: WebhookOutcome, wouldRotate: Bool
  ) throws {
    let context = rotation.context
    let name = rotation.reference
    let detail = FindingWords(result.finding, renewing: "").detail
    context.say(
      "'\(name)' \(wouldRotate ? "would be rotated" : "would not be rotated"): the new credential is \(result.verdict.name), \(DisplayText.clean(detail))"
    )
    if !scopes.lost.isEmpty {
      context.warn(
        "the new token lacks what the old one may: \(scopes.lost.joined(separator: ", "))"
          + (allowsScopeLoss ? "" : "; --allow-scope-loss does without"))
    }
    if !scopes.unclear.isEmpty {
      context.warn(
        "the answers did not tell whether the new token lacks what the old one may: \(scopes.unclear.joined(separator: ", "))"
      )
    }
    let words = WebhookWords(outcome: outcome, reference: name, makes: false)
    for line in words.lines { context.say(line) }
    for warning in words.warnings { context.warn(warning) }
    context.say("nothing was changed: this was a dry run")
    guard context.display.json else { return }
    try context.output.write(
      JSONOutput.line(
        Answer(
          connection: name.description, verdict: result.verdict.name, lostScopes: scopes.lost,
          webhooks: WebhookJSON.all(of: outcome),
          wouldRotate: wouldRotate)))
  }
}
