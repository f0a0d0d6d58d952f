internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What `connect` says of a connection that it stored.
struct ConnectReport {
  /// Of OAuth: what was asked for, and what was given.
  struct Scopes: Encodable {
    let requested: [String]
    let granted: [String]
  }

  private struct Answer: Encodable {
    let schema = "authpipe.connect/1"
    let connection: String
    let store: ConnectionJSON.Store
    let verdict: String
    let sandbox: Bool
    @Nullable var app: String?
    @Nullable var scopes: Scopes?
  }

  private let reference: ConnectionReference
  private let metadata: ConnectionMetadata
  private let grant: Grant
  private let context: Context

  init(
    _ reference: ConnectionReference, _ metadata: ConnectionMetadata, _ grant: Grant,
    in context: Context
  ) {
    var metadata = metadata
    if let store = grant.store { metadata.describe(store) }
    self.reference = reference
    self.metadata = metadata
    self.grant = grant
    self.context = context
  }

  /// Says it to the person; `command` would bring a new credential, and `unclear` is what came of
  /// asking where that was no verdict.
  func say(renewing command: String, unclear: ProbeResult? = nil) {
    let place = "store \(metadata.storeHash)" + (metadata.isSandbox ? " of a sandbox" : "")
    if let result = grant.result {
      let words = FindingWords(
        result.finding, renewing: command, about: FindingSubject(reference, metadata))
      context.say(
        "connected '\(reference)' to \(place): \(result.verdict.name), \(DisplayText.clean(words.detail))"
      )
      if let hint = words.hint { context.say("hint: \(hint)") }
    } else if let unclear {
      let words = FindingWords(unclear.finding, renewing: command)
      context.warn(
        "stored '\(reference)' for \(place) unverified, since asking BigCommerce brought no answer about it: \(DisplayText.clean(words.detail))"
      )
    } else {
      context.say("stored '\(reference)' for \(place) without asking BigCommerce: unverified")
    }
    context.say(
      grant.result == nil
        ? "next: authpipe check \(reference)" : "next: authpipe get \(reference)")
  }

  /// Writes it for programs; `verdict` where another counts than the grant's.
  func write(
    app: String? = nil, scopes: Scopes? = nil, verdict: Verdict? = nil
  ) throws {
    let verdict = verdict ?? grant.result?.verdict ?? .unverified
    try context.output.write(
      JSONOutput.line(
        Answer(
          connection: reference.description,
          store: .init(hash: metadata.storeHash, name: metadata.storeName),
          verdict: verdict.name, sandbox: metadata.isSandbox, app: app, scopes: scopes)))
  }
}
