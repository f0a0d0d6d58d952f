internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One line of a report: what was asked about, and what came of it.
struct CheckEntry {
  let name: String
  let tenant: String?
  let storeHash: String
  /// The newest verdict known before, of the connection's current version.
  let known: RecordedVerdict?
  /// How often in a row the verdict came.
  let streak: Int
  let verdict: Verdict
  /// Seconds since 1970.
  let askedAt: Int64?
  /// What was learnt now; nil where it was not asked about this time.
  let result: ProbeResult?
  let words: FindingWords
  /// What its owner noted of its renewal, and of nobody else's making.
  let renewal: Renewal?
  /// The command that brings it another credential.
  let renewing: String
  /// What was seen of its scopes now.
  let scopes: ScopeObservation?
  /// What was found of its previous versions now.
  let previous: [PreviousVersion.Finding]

  /// What the verdict rests on, for people who want to see for themselves; nil where nothing was
  /// asked.
  var evidence: String? {
    guard let result, let evidence = result.evidence else { return nil }
    let title = evidence.title.map { " \"\(DisplayText.clean($0))\"" } ?? ""
    return "\(evidence.asked): " + (result.httpStatus.map { "\($0)\(title)" } ?? "no answer")
  }

  /// A connection that was asked about.
  init(_ outcome: CheckOutcome) {
    name = outcome.connection.reference.description
    tenant = outcome.connection.reference.tenant
    storeHash = outcome.connection.metadata.storeHash
    known = outcome.connection.known
    streak = outcome.history.streak(of: outcome.result.verdict)
    verdict = outcome.result.verdict
    askedAt = outcome.endedAt
    result = outcome.result
    renewal = outcome.connection.metadata.renewal
    renewing = outcome.connection.renewingCommand
    scopes = outcome.scopes
    previous = outcome.previous
    words = FindingWords(
      outcome.result.finding,
      renewing: outcome.connection.renewingCommand,
      about: FindingSubject(
        outcome.connection.reference, outcome.connection.metadata, seen: outcome.scopes))
  }

  /// A connection that was not due, or that an interrupted run did not come to, as it was found last.
  init(notAsked connection: StoredConnection) {
    name = connection.reference.description
    tenant = connection.reference.tenant
    storeHash = connection.metadata.storeHash
    known = connection.known
    streak = 1
    let last = connection.lastAttempt
    verdict = last?.verdict ?? .unverified
    askedAt = last?.askedAt
    result = nil
    renewal = connection.metadata.renewal
    renewing = connection.renewingCommand
    scopes = nil
    previous = []
    words = FindingWords(.notAsked, renewing: "")
  }

  /// A credential that no vault has.
  init(unstored result: ProbeResult, store: String, at now: Int64) {
    name = "-"
    tenant = nil
    storeHash = store
    known = nil
    streak = 1
    verdict = result.verdict
    askedAt = now
    self.result = result
    renewal = nil
    renewing = ""
    scopes = nil
    previous = []
    words = FindingWords(result.finding, renewing: "authpipe connect bigcommerce CONNECTION")
  }
}
