internal import AuthpipeKit
internal import BigCommerce

/// What one rotation came to, for people and for programs.
struct RotationReport {
  let reference: ConnectionReference
  /// What was promoted now; nil where only webhooks were left to be seen to.
  let promotion: Rotation.Promotion?
  let version: UInt64
  let webhooks: WebhookOutcome
  /// Whether webhooks were to be made.
  let makes: Bool

  private struct Account: Encodable {
    @Nullable var name: String?
    let canBeDeleted: Bool
    let settings: String
  }

  private struct AccountOfVersion: Encodable {
    let version: UInt64
    @Nullable var name: String?
    @Nullable var webhooksSettled: Bool?
    let canBeDeleted: Bool
  }

  private struct Answer: Encodable {
    let schema = "authpipe.rotate/1"
    let connection: String
    let version: UInt64
    @Nullable var previous: UInt64?
    @Nullable var verdict: String?
    let lostScopes: [String]
    let webhooks: [WebhookJSON]
    @Nullable var webhooksSettled: Bool?
    let oldAccount: Account
    let oldAccounts: [AccountOfVersion]
  }

  init(
    of reference: ConnectionReference, _ promotion: Rotation.Promotion?,
    _ aftermath: Rotation.Aftermath, _ outcome: WebhookOutcome
  ) {
    self.reference = reference
    self.promotion = promotion
    version = aftermath.version
    webhooks = outcome
    makes = aftermath.makes
  }

  /// The exit status: what is only shown is no fault.
  var status: ExitStatus { makes ? webhooks.status : .success }

  private var words: WebhookWords {
    WebhookWords(outcome: webhooks, reference: reference, makes: makes)
  }

  /// Says what is left to do, on standard error.
  func say(in context: Context) {
    for line in words.lines { context.say(line) }
    for warning in words.warnings { context.warn(warning) }
    for line in OldAccountWords(outcome: webhooks, reference: reference).lines {
      context.say(line)
    }
  }

  /// Says what was done about webhooks, and what went wrong, where it is one of many.
  func sayBriefly(in context: Context) {
    if !webhooks.made.isEmpty {
      let count = webhooks.made.count
      let webhooks = count == 1 ? "a webhook was" : "\(count) webhooks were"
      context.say("'\(reference)': \(webhooks) made under the new account")
    }
    for warning in words.warnings { context.warn("\(reference): \(warning)") }
  }

  /// One line of JSON.
  func json() throws -> String {
    let newest = webhooks.accounts.first
    return try JSONOutput.line(
      Answer(
        connection: reference.description, version: version, previous: newest?.version,
        verdict: promotion?.verdict.name, lostScopes: promotion?.scopes.lost ?? [],
        webhooks: WebhookJSON.all(of: webhooks), webhooksSettled: webhooks.isSettled,
        oldAccount: Account(
          name: newest?.name, canBeDeleted: newest.map(webhooks.canBeDeleted) ?? false,
          settings: ControlPanel.link),
        oldAccounts: webhooks.accounts.map { account in
          AccountOfVersion(
            version: account.version, name: account.name,
            webhooksSettled: webhooks.isSettled(account),
            canBeDeleted: webhooks.canBeDeleted(account))
        }))
  }
}
