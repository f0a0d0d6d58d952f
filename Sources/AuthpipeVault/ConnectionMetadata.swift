package import AuthpipeKit

/// What the vault knows of a connection besides its secrets; sealed as JSON in field 1.
package struct ConnectionMetadata: Codable, Hashable, Sendable {
  package var provider: String
  package var tenant: String
  package var user: String
  package var storeHash: String
  package var storeName: String?
  package var storePlan: String?
  package var endpoint: String
  /// The name of the API account as its credentials file gives it.
  package var accountName: String?
  package var scopes: [String]
  /// What was seen of the current version's scopes; nil where nobody looked.
  package var observedScopes: [ObservedScope]?
  /// When its owner wants the current version renewed, in seconds since 1970.
  package var expiresAt: Int64?
  /// After how many seconds its owner wants each version renewed.
  package var rotateEvery: Int64?
  package var labels: [String: String]
  /// Whether every handing-out goes into the audit trail; nil, as in vaults from before, is no.
  package var auditReads: Bool?
  /// For how many seconds the secrets of a retired version are kept; nil is the usual time.
  package var keepRetired: Int64?
  /// Of an app, which is stored like a connection: where a merchant's browser is sent back to.
  package var redirectURI: String?
  /// What the provider's clock said when it was asked last; nil where nobody had to know.
  package var clock: ServerClock?
  /// The tokens that were minted with its credential and are remembered; nil where there are none.
  package var tokens: [MintedToken]?
  /// Seconds since 1970.
  package var createdAt: Int64
  package var versions: [CredentialVersion]

  package init(
    reference: ConnectionReference, storeHash: String, endpoint: String, createdAt: Int64
  ) {
    provider = reference.provider
    tenant = reference.tenant
    user = reference.user
    self.storeHash = storeHash
    self.endpoint = endpoint
    scopes = []
    labels = [:]
    self.createdAt = createdAt
    versions = [CredentialVersion(number: 1, stage: .current, createdAt: createdAt)]
  }

  /// What is known of an app: `endpoint` is then its login server, and there is no store.
  package init(
    app reference: ConnectionReference, loginURL: String, redirectURI: String, scopes: [String],
    createdAt: Int64
  ) {
    self.init(reference: reference, storeHash: "", endpoint: loginURL, createdAt: createdAt)
    self.redirectURI = redirectURI
    self.scopes = scopes
  }

  /// The version that is handed out.
  package var current: CredentialVersion? { versions.last { $0.stage == .current } }

  /// The connection's name or the app's place, or nil where the names are not ones that authpipe
  /// writes.
  package var reference: ConnectionReference? {
    try? ConnectionReference(stored: provider, tenant: tenant, user: user)
  }

  /// The declared scopes.
  package var declaredScopes: [Scope] { scopes.compactMap { Scope($0) } }

  /// When the current version is to be renewed by its owner's own rules, if there are any.
  package var renewal: Renewal? {
    Renewal(expiresAt: expiresAt, rotateEvery: rotateEvery, since: current?.createdAt ?? createdAt)
  }

  /// Takes over what the store said of itself.
  package mutating func describe(_ store: StoreProfile) {
    storeName = store.name ?? storeName
    storePlan = store.plan ?? storePlan
  }
}
