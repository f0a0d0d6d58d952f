internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The rotation of one connection: its steps in the vault, each of which reads anew what is there.
struct Rotation {
  /// More would not fit beside each other for long, and are asked about one by one.
  private static let mostPrevious = 20

  let reference: ConnectionReference
  let access: VaultAccess
  let context: Context

  /// The connection as it is now, in a vault that can be written.
  func find() throws -> StoredConnection { try access.findToChange(reference) }

  /// Lends the connection as it is now to `body`, which changes it.
  func change<R>(_ body: (Vault, StoredConnection) throws -> R) throws -> R {
    try access.change(reference, body)
  }

  /// Reads the new credential, and refuses one for another store.
  func candidate(
    from source: String?, for connection: StoredConnection
  ) throws -> CredentialCandidate {
    if source == nil { try checkMayAsk(for: connection) }
    let candidate = try take(from: source, for: connection)
    if let store = candidate.storeHash, store.text != connection.metadata.storeHash {
      throw StoreFault.otherStoreThanConnection(
        reference, store: connection.metadata.storeHash)
    }
    candidate.warnOfShapes(in: context)
    if let app = connection.current.app {
      context.warn(
        "'\(reference)' has its token by the app '\(app)', whose place the API account of this credential is to take; \(connection.renewingCommand) renews the app's own"
      )
    }
    return candidate
  }

  /// Whoever is not there to be asked did not mean to begin a rotation, but to go on with one.
  private func checkMayAsk(for connection: StoredConnection) throws {
    guard context.mayPrompt, Terminal() != nil else {
      throw RotationFault.nothingUnderWay(connection)
    }
  }

  private func take(
    from source: String?, for connection: StoredConnection
  ) throws -> CredentialCandidate {
    do {
      return try CredentialCandidate.take(
        from: source, in: context, endpoint: Self.endpoint(of: connection), asksStore: false)
    } catch CredentialsFile.Fault.notCredentials {
      throw RotationFault.notCredentials(reference)
    }
  }

  /// Where a rotation stands that its credential names.
  enum Place {
    case new
    case pending(UInt64)
    /// It was promoted, and an old account may be left to be seen to.
    case promoted(UInt64)
  }

  /// Stores `candidate` as the pending version, unless it is stored already, and says where it
  /// stands. Whether webhooks are to be made anew is kept with it, for whoever goes on.
  func stage(
    _ candidate: borrowing CredentialCandidate, _ webhooks: WebhookMode?
  ) throws -> Place {
    try change { (vault, connection) -> Place in
      let place: Place = try vault.read {
        try self.place(of: candidate, in: connection, vault)
      }
      guard case .new = place else { return place }
      return .pending(
        try vault.stage(
          candidate.credential, of: connection, accountName: candidate.accountName,
          isOwing: webhooks == .recreate, at: context.now))
    }
  }

  /// Where the rotation to `candidate` stands. What is in its way is refused, and so is a token that
  /// is stored as that of another version, even of a retired one.
  func place(
    of candidate: borrowing CredentialCandidate, in connection: StoredConnection, _ vault: Vault
  ) throws -> Place {
    let metadata = connection.metadata
    let versions = metadata.versions.filter { $0.shreddedAt == nil }
    for version in versions.filter({ $0.stage != .retired })
      + versions.filter({ $0.stage == .retired })
    {
      guard let token = try vault.secret(.accessToken, of: connection, version: version.number),
        candidate.credential.accessToken.equals(token)
      else { continue }
      switch version.stage {
      case .pending: return .pending(version.number)
      case .current where !metadata.previous.isEmpty && metadata.pending == nil:
        return .promoted(version.number)
      case .current: throw StoreFault.sameToken(reference)
      case .retired: throw RotationFault.tokenOfRetired(reference, version: version.number)
      case .previous:
        throw RotationFault.tokenOfPrevious(
          reference, version: version.number,
          isLast: version.number == metadata.previous.first?.number)
      }
    }
    if let pending = connection.metadata.pending {
      throw RotationFault.anotherPending(reference, version: pending.number)
    }
    guard connection.metadata.previous.count < Self.mostPrevious else {
      throw RotationFault.tooManyPrevious(reference, count: connection.metadata.previous.count)
    }
    return .new
  }

  /// The token of one version.
  func token(of version: UInt64? = nil) throws -> SharedSecret {
    try access.read { vault in
      let connection = try ConnectionLookup(vault: vault).find(reference)
      guard let token = try vault.secret(.accessToken, of: connection, version: version) else {
        throw VaultError.alteredRows(part: .record)
      }
      return SharedSecret(token)
    }
  }

  /// Whoever asks BigCommerce about a stored connection.
  static func provider(
    of connection: StoredConnection, through transport: any HTTPTransport, in context: Context,
    limits: ProbeLimits = .standard
  ) throws -> BigCommerceProvider {
    BigCommerceProvider(
      transport: transport, endpoint: try endpoint(of: connection), userAgent: Version.userAgent,
      limits: limits, pause: context.wait)
  }

  /// An endpoint that is neither BigCommerce's nor a loopback one never gets a token.
  static func endpoint(of connection: StoredConnection) throws -> APIEndpoint {
    guard let endpoint = try? APIEndpoint(stored: connection.metadata.endpoint) else {
      throw VaultError.alteredRecord(nil)
    }
    return endpoint
  }
}
