internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// A version that was replaced, and the token that is to be ended at BigCommerce.
struct PreviousVersion: Sendable {
  let version: CredentialVersion
  let token: SharedSecret

  /// So many are asked about: each is a request to the same store.
  private static let most = 20

  /// The previous versions of `connection`, the last replaced first.
  static func all(of connection: StoredConnection, in vault: Vault) throws -> [PreviousVersion] {
    try connection.metadata.previous.prefix(most).map { version in
      guard
        let token = try vault.secret(.accessToken, of: connection, version: version.number)
      else { throw VaultError.alteredRows(part: .record) }
      return PreviousVersion(version: version, token: SharedSecret(token))
    }
  }

  /// Asks whether it still works.
  func ask(_ provider: BigCommerceProvider, storeHash: String) async -> Finding {
    Finding(
      version: version,
      result: await provider.probe(token: token, storeHash: storeHash, declaredScopes: []))
  }

  /// What came of asking about one.
  struct Finding: Sendable {
    let version: CredentialVersion
    let result: ProbeResult

    /// Whether BigCommerce has let go of it. Only its own 401, asked twice, says so.
    var hasEnded: Bool { result.verdict == .rejected }

    /// What is said of it to people.
    func words(for reference: String, at now: Int64) -> String {
      let age = version.replacedAt.map { " \(Self.age(now - $0)) after the rotation" } ?? ""
      if hasEnded { return "the old token of version \(version.number) has ended at BigCommerce" }
      if result.verdict.isAlive {
        return
          "the old token of version \(version.number) still works\(age); authpipe rotate \(reference) --webhooks list says whether its API account can be deleted"
      }
      let detail = FindingWords(result.finding, renewing: "").detail
      return
        "whether the old token of version \(version.number) still works is not known: \(detail)"
    }

    private static func age(_ seconds: Int64) -> String {
      switch seconds {
      case ..<60: "less than a minute"
      case ..<120: "a minute"
      case ..<7_200: "\(seconds / 60) minutes"
      case ..<172_800: "\(seconds / 3_600) hours"
      default: "\(seconds / 86_400) days"
      }
    }
  }
}

/// A previous version in the JSON of a check.
struct PreviousVersionJSON: Encodable {
  let version: UInt64
  let verdict: String
  @Nullable var replacedAt: String?
  /// Whether BigCommerce knows it no more; such a version is retired.
  let ended: Bool

  init(_ finding: PreviousVersion.Finding) {
    version = finding.version.number
    verdict = finding.result.verdict.name
    replacedAt = finding.version.replacedAt.map { Moment(seconds: $0).rfc3339 }
    ended = finding.hasEnded
  }
}
