internal import AuthpipeKit

extension MetadataReader {
  /// A connection's metadata.
  mutating func metadata() throws(Unusual) -> ConnectionMetadata {
    var (provider, tenant, user): (String?, String?, String?)
    var (storeHash, storeName, storePlan): (String?, String?, String?)
    var (endpoint, accountName): (String?, String?)
    var (createdAt, expiresAt, rotateEvery, keepRetired): (Int64?, Int64?, Int64?, Int64?)
    var scopes: [String]?
    var observedScopes: [ObservedScope]?
    var labels: [String: String]?
    var auditReads: Bool?
    var versions: [CredentialVersion]?
    var isFirst = true
    while let name = try member(isFirst: isFirst) {
      isFirst = false
      switch name {
      case "provider": try put(string(), &provider)
      case "tenant": try put(string(), &tenant)
      case "user": try put(string(), &user)
      case "storeHash": try put(string(), &storeHash)
      case "storeName": try put(string(), &storeName)
      case "storePlan": try put(string(), &storePlan)
      case "endpoint": try put(string(), &endpoint)
      case "accountName": try put(string(), &accountName)
      case "createdAt": try put(integer(), &createdAt)
      case "expiresAt": try put(integer(), &expiresAt)
      case "rotateEvery": try put(integer(), &rotateEvery)
      case "keepRetired": try put(integer(), &keepRetired)
      case "scopes": try put(strings(), &scopes)
      case "observedScopes": try put(self.observedScopes(), &observedScopes)
      case "labels": try put(self.labels(), &labels)
      case "auditReads": try put(boolean(), &auditReads)
      case "versions": try put(self.versions(), &versions)
      default: throw Unusual()
      }
    }
    guard let provider, let tenant, let user, let storeHash, let endpoint, let createdAt,
      let scopes, let labels, let versions,
      let reference = try? ConnectionReference(provider: provider, tenant: tenant, user: user)
    else { throw Unusual() }
    var metadata = ConnectionMetadata(
      reference: reference, storeHash: storeHash, endpoint: endpoint, createdAt: createdAt)
    metadata.storeName = storeName
    metadata.storePlan = storePlan
    metadata.accountName = accountName
    metadata.scopes = scopes
    metadata.observedScopes = observedScopes
    metadata.expiresAt = expiresAt
    metadata.rotateEvery = rotateEvery
    metadata.labels = labels
    metadata.auditReads = auditReads
    metadata.keepRetired = keepRetired
    metadata.versions = versions
    return metadata
  }

  private mutating func strings() throws(Unusual) -> [String] {
    var found: [String] = []
    while try item(isFirst: found.isEmpty) { found.append(try string()) }
    return found
  }

  private mutating func labels() throws(Unusual) -> [String: String] {
    var found: [String: String] = [:]
    while let name = try member(isFirst: found.isEmpty) { try put(string(), &found[name]) }
    return found
  }

  private mutating func observedScopes() throws(Unusual) -> [ObservedScope] {
    var found: [ObservedScope] = []
    while try item(isFirst: found.isEmpty) { found.append(try observedScope()) }
    return found
  }

  private mutating func observedScope() throws(Unusual) -> ObservedScope {
    var scope: String?
    var granted: Bool?
    var since: Int64?
    var isFirst = true
    while let name = try member(isFirst: isFirst) {
      isFirst = false
      switch name {
      case "scope": try put(string(), &scope)
      case "granted": try put(boolean(), &granted)
      case "since": try put(integer(), &since)
      default: throw Unusual()
      }
    }
    guard let scope, let granted, let since else { throw Unusual() }
    return ObservedScope(scope: scope, granted: granted, since: since)
  }

  private mutating func versions() throws(Unusual) -> [CredentialVersion] {
    var found: [CredentialVersion] = []
    while try item(isFirst: found.isEmpty) { found.append(try version()) }
    return found
  }

  private mutating func version() throws(Unusual) -> CredentialVersion {
    var number: UInt64?
    var (stage, account, app): (String?, String?, String?)
    var (createdAt, testedAt, promotedAt, replacedAt): (Int64?, Int64?, Int64?, Int64?)
    var (retiredAt, shreddedAt, expiresAt): (Int64?, Int64?, Int64?)
    var webhooksDue: Bool?
    var observedScopes: [ObservedScope]?
    var isFirst = true
    while let name = try member(isFirst: isFirst) {
      isFirst = false
      switch name {
      case "number": try put(integer(), &number)
      case "stage": try put(string(), &stage)
      case "account": try put(string(), &account)
      case "app": try put(string(), &app)
      case "createdAt": try put(integer(), &createdAt)
      case "testedAt": try put(integer(), &testedAt)
      case "promotedAt": try put(integer(), &promotedAt)
      case "replacedAt": try put(integer(), &replacedAt)
      case "retiredAt": try put(integer(), &retiredAt)
      case "shreddedAt": try put(integer(), &shreddedAt)
      case "expiresAt": try put(integer(), &expiresAt)
      case "webhooksDue": try put(boolean(), &webhooksDue)
      case "observedScopes": try put(self.observedScopes(), &observedScopes)
      default: throw Unusual()
      }
    }
    guard let number, let createdAt, let stage,
      let stage = CredentialVersion.Stage(rawValue: stage)
    else { throw Unusual() }
    var version = CredentialVersion(number: number, stage: stage, createdAt: createdAt)
    version.account = account
    version.app = app
    version.testedAt = testedAt
    version.promotedAt = promotedAt
    version.replacedAt = replacedAt
    version.retiredAt = retiredAt
    version.shreddedAt = shreddedAt
    version.webhooksDue = webhooksDue
    version.observedScopes = observedScopes
    version.expiresAt = expiresAt
    return version
  }
}
