internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What is done with a token that was issued for the store that was asked for.
struct OAuthStoring {
  let connecting: OAuthConnecting
  let store: StoreHash
  let issued: IssuedToken
  /// Whether the merchant waits for the page that ends an external install, and nobody leads there.
  let isExternal: Bool

  private var context: Context { connecting.context }
  private var reference: ConnectionReference { connecting.reference }
  private var app: OAuthApp { connecting.app }

  /// Stores it: as a new connection, or as the next version of one that the same app made.
  func run(
    _ options: MetadataOptions, _ transport: any HTTPTransport
  ) async throws -> ExitStatus {
    sayScopes()
    let status =
      if let renewed = connecting.renewed {
        try await renew(renewed, options, transport)
      } else {
        try await connect(transport)
      }
    if isExternal {
      let page = AuthorizationLink(ending: app.publicID, at: app.login, succeeded: true)
      context.say("the install ends for the merchant at \(page.text)")
    }
    return status
  }

  private func sayScopes() {
    let missing = app.scopes.filter { !issued.scopes.contains($0) }
    let added = issued.scopes.filter { !app.scopes.contains($0) }
    context.say("asked for: \(app.scopes.sorted().joined(separator: ", "))")
    context.say("granted: \(issued.scopes.sorted().joined(separator: ", "))")
    if !missing.isEmpty {
      context.warn(
        "the token lacks \(missing.sorted().joined(separator: ", ")): tick that for the app in the developer portal, then connect anew"
      )
    }
    if !added.isEmpty {
      context.say("granted besides: \(added.sorted().joined(separator: ", "))")
    }
  }

  private func credential() throws -> Credential {
    Credential(
      accessToken: try issued.token.bytes.copy(), clientID: try app.clientID.bytes.copy())
  }

  /// Asks whether the new token serves its store; an answer that says nothing about it is no reason
  /// to throw it away: the code is used up, and an older token void.
  private func probe(
    declaring scopes: [Scope], _ transport: any HTTPTransport
  ) async throws -> (Grant, unclear: ProbeResult?) {
    let result = await BigCommerceProvider(
      transport: transport, endpoint: connecting.endpoint, userAgent: Version.userAgent,
      pause: context.wait
    ).probe(token: issued.token, storeHash: store.text, declaredScopes: scopes)
    if let grant = Grant(result) { return (grant, nil) }
    guard !result.verdict.isKnown else {
      throw Failure(
        wording: result, for: reference, rotating: connecting.renewed != nil, renewing: renewing,
        of: app.name)
    }
    return (.unverified, result)
  }

  /// What could not be stored is lost, and that is said with the reason.
  private func keeping<R>(_ body: () async throws -> R) async throws -> R {
    do {
      return try await body()
    } catch {
      throw OAuthFault.tokenLost(error, app: app.name, store: store.text)
    }
  }

  private func connect(_ transport: any HTTPTransport) async throws -> ExitStatus {
    var metadata = ConnectionMetadata(
      reference: reference, storeHash: store.text, endpoint: connecting.endpoint.text,
      createdAt: context.now)
    connecting.edit(&metadata)
    metadata.scopes = issued.scopes
    metadata.edit(1) { $0.app = app.name }
    let (grant, unclear) = try await keeping { () async throws -> (Grant, ProbeResult?) in
      let (grant, unclear) = try await probe(declaring: metadata.declaredScopes, transport)
      let vault = try connecting.access.open(for: .writing)
      try vault.add(
        metadata, credential(), grantedBy: grant, replacing: connecting.replaced != nil,
        only: connecting.replaced, at: context.now)
      connecting.access.passOn(vault.notices)
      return (grant, unclear)
    }
    let report = ConnectReport(reference, metadata, grant, in: context)
    report.say(renewing: renewing, unclear: unclear)
    if let replaced = connecting.replaced { context.sayWhatWent(with: replaced) }
    return try answer(report, grant)
  }

  /// The merchant agreed anew, which voids the token before: the new one takes its place at once,
  /// also where it may do less.
  private func renew(
    _ renewed: StoredConnection, _ options: MetadataOptions, _ transport: any HTTPTransport
  ) async throws -> ExitStatus {
    let (grant, unclear, new, voided) = try await keeping {
      () async throws -> (Grant, ProbeResult?, UInt64, [UInt64]) in
      let (grant, unclear) = try await probe(
        declaring: issued.scopes.compactMap { Scope($0) }, transport)
      let (new, voided) = try connecting.access.change(reference) {
        (vault, connection) -> (new: UInt64, voided: [UInt64]) in
        guard try isStill(renewed, connection, in: vault) else {
          throw OAuthFault.changedMeanwhile(reference)
        }
        return try vault.renew(
          connection, with: credential(), app: app.name, granting: issued.scopes, by: grant,
          details: options.details, at: context.now, connecting.edit)
      }
      return (grant, unclear, new, voided)
    }
    context.say(
      "renewed '\(reference)': version \(new) is current; BigCommerce voided version \(voided.map(String.init).joined(separator: ", ")) when the merchant agreed anew"
    )
    let report = ConnectReport(
      reference, try connecting.access.findToChange(reference).metadata, grant, in: context)
    if let unclear {
      report.say(renewing: renewing, unclear: unclear)
    } else {
      context.say("next: authpipe get \(reference)")
    }
    return try answer(report, grant)
  }

  /// Whether the connection is the one whose renewal was begun: minutes may have passed, and a name
  /// be another's.
  private func isStill(
    _ renewed: StoredConnection, _ connection: StoredConnection, in vault: Vault
  ) throws -> Bool {
    try connection.isSame(as: renewed)
      && connection.metadata.storeHash == store.text
      && connection.metadata.endpoint == connecting.endpoint.text
      && app.isGiven(connection, in: vault)
  }

  private var renewing: String {
    "authpipe connect bigcommerce \(reference) --oauth --app \(app.name)"
  }

  private func answer(_ report: ConnectReport, _ grant: Grant) throws -> ExitStatus {
    if context.display.json {
      try report.write(app: app.name, scopes: .init(requested: app.scopes, granted: issued.scopes))
    }
    return ExitStatus(grant.result?.verdict ?? .healthy)
  }
}
