internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Everything about a connection except its secrets, for `show`.
struct ConnectionDescription: Encodable {
  struct Store: Encodable {
    let hash: String
    @Nullable var name: String?
    @Nullable var plan: String?
  }

  struct Version: Encodable {
    let version: UInt64
    let stage: String
    let createdAt: String
  }

  let schema = "authpipe.connection/1"
  let connection: String
  let provider: String
  let tenant: String
  let user: String
  let store: Store
  let apiPath: String
  let sandbox: Bool
  @Nullable var account: String?
  /// The app whose OAuth gave the current token; null where it is an API account's.
  @Nullable var app: String?
  let version: UInt64
  let versions: [Version]
  let fields: [String]
  /// The last four characters of a token long enough for them to say nothing.
  @Nullable var tokenEnding: String?
  let scopes: [String]
  /// Null where nobody looked.
  @Nullable var observedScopes: [ObservedScopeJSON]?
  @Nullable var expiresAt: String?
  @Nullable var rotateEverySeconds: Int64?
  @Nullable var renewal: RenewalJSON?
  let labels: [String: String]
  let auditReads: Bool
  let createdAt: String
  let verdict: String
  @Nullable var checkedAt: String?
  @Nullable var lastAttempt: VerdictJSON?
  /// Of every version, the newest first.
  let history: [VerdictJSON]
  private let stored: StoredConnection
  private let verdicts: [RecordedVerdict]

  private enum CodingKeys: CodingKey {
    case schema, connection, provider, tenant, user, store, apiPath, sandbox, account, app, version
    case versions, fields, tokenEnding, scopes, observedScopes, expiresAt, rotateEverySeconds
    case renewal, labels, auditReads, createdAt, verdict
    case checkedAt, lastAttempt, history
  }

  init(_ stored: StoredConnection, in vault: Vault, at now: Int64) throws {
    self.stored = stored
    let metadata = stored.metadata
    connection = stored.reference.description
    provider = stored.reference.provider
    tenant = stored.reference.tenant
    user = stored.reference.user
    store = Store(hash: metadata.storeHash, name: metadata.storeName, plan: metadata.storePlan)
    apiPath = metadata.apiPath
    sandbox = metadata.isSandbox
    account = metadata.accountName
    app = stored.current.app
    version = stored.current.number
    versions = metadata.versions.map {
      Version(
        version: $0.number, stage: $0.stage.rawValue,
        createdAt: Moment(seconds: $0.createdAt).rfc3339)
    }
    var present: [String] = []
    var ending: String?
    for field in CredentialField.allCases {
      guard let secret = try vault.secret(field, of: stored) else { continue }
      present.append(field.name)
      if field == .accessToken, secret.count >= 24 {
        ending = secret.withBytes { String(decoding: $0.suffix(4), as: UTF8.self) }
      }
    }
    fields = present
    tokenEnding = ending
    scopes = metadata.scopes
    observedScopes = metadata.observedScopes.map { seen in
      seen.map { ObservedScopeJSON($0, declared: metadata.declaredScopes) }
    }
    expiresAt = metadata.expiresAt.map { Moment(seconds: $0).rfc3339 }
    rotateEverySeconds = metadata.rotateEvery
    renewal = metadata.renewal.map { RenewalJSON($0, at: now) }
    labels = metadata.labels
    auditReads = stored.isAudited
    createdAt = Moment(seconds: metadata.createdAt).rfc3339
    verdict = (stored.known?.verdict ?? .unverified).name
    checkedAt = stored.known.map { Moment(seconds: $0.askedAt).rfc3339 }
    lastAttempt = stored.lastAttempt.map(VerdictJSON.init)
    verdicts = try vault.verdicts(of: stored)
    history = verdicts.map(VerdictJSON.init)
  }

  /// One line a fact.
  func text(_ context: Context) -> String {
    var lines: [(String, String)] = [
      ("connection", connection), ("provider", provider), ("tenant", tenant), ("user", user),
      ("store", store.hash + (sandbox ? " (sandbox)" : "")),
    ]
    if let name = store.name { lines.append(("store name", name)) }
    if let plan = store.plan { lines.append(("plan", plan)) }
    lines.append(("API path", apiPath))
    if let app { lines.append(("app", app)) }
    if let account { lines.append(("API account", account)) }
    lines.append(("fields", fields.joined(separator: ", ")))
    if let tokenEnding { lines.append(("token", "…\(tokenEnding)")) }
    lines.append(
      ("verdict", verdict + (stored.known.map { " (checked \(context.time($0.askedAt)))" } ?? "")))
    if let attempt = stored.lastAttempt, attempt != stored.known {
      lines.append(("last attempt", "\(attempt.verdict.name) (\(context.time(attempt.askedAt)))"))
    }
    if verdicts.count > 1 {
      let strip = VerdictStrip(newestFirst: verdicts).text
      lines.append(("history", "\(strip) (the newest last)"))
    }
    lines.append(("scopes", scopes.isEmpty ? "none declared" : scopes.joined(separator: ", ")))
    for observed in stored.metadata.observedScopes ?? [] {
      lines.append(("observed", ObservedScopeWords(observed, of: stored.metadata).text(context)))
    }
    if let renewal = stored.metadata.renewal {
      lines.append(("renewal", RenewalWords(renewal: renewal, context: context).long))
    }
    if auditReads { lines.append(("reads", "every one is in the audit trail")) }
    for label in labels.sorted(by: { $0.key < $1.key }) {
      lines.append(("label", "\(label.key)=\(label.value)"))
    }
    for version in stored.metadata.versions {
      lines.append(
        ("version \(version.number)", "\(version.stage), made \(context.time(version.createdAt))"))
    }
    lines.append(("connected", context.time(stored.metadata.createdAt)))
    return NamedLines(lines).text
  }
}
