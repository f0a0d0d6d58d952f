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

  /// The version that is handed out.
  package var current: CredentialVersion? { versions.last { $0.stage == .current } }

  /// The connection's name, or nil where the names are not ones that authpipe writes.
  package var reference: ConnectionReference? {
    try? ConnectionReference(provider: provider, tenant: tenant, user: user)
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

/// One version of a connection's credential.
package struct CredentialVersion: Codable, Hashable, Sendable {
  /// Where a version stands in a rotation.
  package enum Stage: String, Codable, Sendable {
    case pending, current, previous, retired
  }

  package var number: UInt64
  package var stage: Stage
  /// Seconds since 1970.
  package var createdAt: Int64

  package init(number: UInt64, stage: Stage, createdAt: Int64) {
    self.number = number
    self.stage = stage
    self.createdAt = createdAt
  }
}
