internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// A connection in `list --json`.
struct ConnectionJSON: Encodable {
  struct Store: Encodable {
    let hash: String
    @Nullable var name: String?
  }

  let connection: String
  let provider: String
  let tenant: String
  let user: String
  let store: Store
  let version: UInt64
  let verdict: String
  @Nullable var checkedAt: String?
  @Nullable var lastAttempt: VerdictJSON?
  let labels: [String: String]
  let sandbox: Bool
  /// When its owner wants it renewed; null where no rule says so.
  @Nullable var renewal: RenewalJSON?

  init(_ stored: StoredConnection, at now: Int64) {
    connection = stored.reference.description
    provider = stored.reference.provider
    tenant = stored.reference.tenant
    user = stored.reference.user
    store = Store(hash: stored.metadata.storeHash, name: stored.metadata.storeName)
    version = stored.current.number
    verdict = (stored.known?.verdict ?? .unverified).name
    checkedAt = stored.known.map { Moment(seconds: $0.askedAt).rfc3339 }
    lastAttempt = stored.lastAttempt.map(VerdictJSON.init)
    labels = stored.metadata.labels
    sandbox = stored.metadata.isSandbox
    renewal = stored.metadata.renewal.map { RenewalJSON($0, at: now) }
  }
}
