internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One `connect --oauth`, from what was typed to what is stored.
struct OAuthConnecting {
  let reference: ConnectionReference
  let app: OAuthApp
  let endpoint: APIEndpoint
  /// The store that was asked for; nil where the merchant chooses it.
  let store: StoreHash?
  /// The connection whose token is to be replaced by a newer one of the same app.
  let renewed: StoredConnection?
  /// The connection that is to be forgotten for the new one.
  let replaced: StoredConnection?
  /// What is to be noted of the connection besides.
  let edit: (inout ConnectionMetadata) -> Void
  let access: VaultAccess
  let context: Context
  private let command: Connect

  /// Settles everything that can be settled before a merchant is asked: what comes after may not
  /// fail for want of a key.
  init?(_ command: Connect, in context: Context) throws {
    try Self.check(command)
    guard let name = command.oauth.app else { throw OAuthFault.appMissing }
    self.command = command
    self.context = context
    reference = try ConnectionLookup.parse(command.connection)
    let place = try AppLookup.parse(name)
    access = VaultAccess(context: context, options: command.vault)
    edit = try command.metadata.edit(warning: context)
    let vault = try Self.vault(access, app: place.user)
    let (reference, redirectURI) = (reference, command.oauth.redirectUri)
    let (app, found, isItsToken) = try vault.read {
      let app = try OAuthApp(
        AppLookup(vault: vault).find(place), in: vault, redirectURI: redirectURI)
      let found = try vault.connection(reference)
      return (app, found, try found.map { try app.isGiven($0, in: vault) } ?? false)
    }
    if let found, command.ifMissing {
      context.say("'\(reference)' is connected already; nothing to do")
      if command.display.json {
        try ConnectReport(reference, found.metadata, .unverified, in: context).write(
          app: found.current.app, verdict: found.known?.verdict)
      }
      return nil
    }
    replaced = command.replace ? found : nil
    self.app = app
    endpoint = try Self.endpoint(of: app, command.apiUrl)
    let named = try command.store.map(StoreOption.parse)
    renewed = try Self.renewed(
      found, by: app, isItsToken, at: endpoint, replacing: command.replace)
    if let renewed {
      let hash = renewed.metadata.storeHash
      guard named == nil || named?.text == hash else {
        throw OAuthFault.connectedToOther(reference, store: hash)
      }
      store = try StoreOption.parse(hash)
    } else {
      store = try named ?? Self.ask(unless: command.oauth.installLink, in: context)
    }
    if let store { try refuseAnother(for: store) }
  }

  private static func vault(_ access: VaultAccess, app: String) throws -> Vault {
    do {
      return try access.open(for: .writing)
    } catch let fault as VaultError {
      var failure = Failure(wording: fault)
      if case .noVault = fault {
        failure.hint = "authpipe app add bigcommerce \(app) makes one, with the app"
      }
      throw failure
    }
  }

  private static func check(_ command: Connect) throws {
    guard command.provider == ConnectionReference.defaultProvider else {
      throw CommandFault.unknownProvider
    }
    let others = [
      ("--from", command.from != nil), ("--offline", command.offline),
      ("--webhook-secret-from", command.webhookSecretFrom != nil),
      ("--scopes", command.metadata.scopes != nil), ("--delete-source", command.deleteSource),
    ]
    if let other = others.first(where: { $0.1 }) {
      throw OptionFault.conflictingOptions("--oauth", other.0)
    }
    if command.ifMissing && command.replace {
      throw OptionFault.conflictingOptions("--if-missing", "--replace")
    }
    if command.oauth.listen != nil && command.oauth.callbackFrom != nil {
      throw OptionFault.conflictingOptions("--listen", "--callback-from")
    }
  }

  /// A sandbox's app is for its own tokens, and BigCommerce's for BigCommerce's.
  private static func endpoint(of app: OAuthApp, _ url: String?) throws -> APIEndpoint {
    let own = try app.endpoint
    let named = try url == nil ? own : StoreOption.endpoint(url)
    guard named == own else {
      throw OAuthFault.sandboxMismatch(app: app.name, isSandbox: own.isSandbox)
    }
    return own
  }

  private static func renewed(
    _ found: StoredConnection?, by app: OAuthApp, _ isItsToken: Bool, at endpoint: APIEndpoint,
    replacing: Bool
  ) throws -> StoredConnection? {
    guard let found, !replacing else { return nil }
    guard isItsToken else {
      throw OAuthFault.connectedOtherwise(found.reference, app: found.current.app, than: app.name)
    }
    // A token goes nowhere but where it was issued for: never in the clear to a sandbox's port.
    guard found.metadata.endpoint == endpoint.text else {
      throw OAuthFault.otherEndpoint(
        found.reference, found.metadata.endpoint, app: app.name, endpoint.text)
    }
    if let pending = found.metadata.pending {
      throw RotationFault.pendingInTheWay(found.reference, version: pending.number)
    }
    return found
  }

  private static func ask(unless merchantChooses: Bool, in context: Context) throws -> StoreHash? {
    if merchantChooses {
      // Nobody is led to agree to what nobody will confirm.
      guard context.mayPrompt, Terminal() != nil else { throw OAuthFault.nobodyToConfirm }
      return nil
    }
    guard context.mayPrompt, let terminal = Terminal() else { throw StoreFault.storeMissing }
    return try StoreOption.parse(terminal.ask("Store hash or API path: "))
  }

  /// BigCommerce voids the token that an app has for a store when it issues another: what has it
  /// under another name would stop working, and nobody be told.
  private func refuseAnother(for store: StoreHash) throws {
    let other = try access.read { vault in
      try AppLookup(vault: vault).connection(of: app, for: store, at: endpoint, except: reference)
    }
    if let other { throw OAuthFault.connectedAs(other, app: app.name, store: store.text) }
  }

  /// Refuses a connection that is another than the one whose consent was begun: its name may have
  /// been taken, and the code is better left unused than its token lost.
  private func refuseChanged() throws {
    let found = try access.read { try $0.connection(reference) }
    let isMeant =
      switch (found, renewed ?? replaced) {
      case (nil, nil): true
      case (let found?, let meant?): found.isSame(as: meant)
      default: false
      }
    guard isMeant else { throw OAuthFault.changedMeanwhile(reference) }
  }

  private func takeTurn(for store: StoreHash) throws -> FileLock? {
    guard let directory = access.stateDirectory() else { return nil }
    let vault = try access.identity().vaultID.hexadecimal
    let mark = Array("\(app.publicID) \(endpoint.text) \(store.text)".utf8).withBytes {
      Hash.sha256($0)
    }
    do {
      return try FileLock.take(
        "\(directory)/\(vault).consents/\(Array(mark.prefix(16)).hexadecimal)")
    } catch {
      throw OAuthFault.anotherFlow(app: app.name, store: store.text)
    }
  }

  /// Asks a merchant, and stores what comes of it; `servers` is there where it is listened.
  func run(
    _ online: OnlineServices, listening servers: LocalServers?
  ) async throws -> ExitStatus {
    let transport = online.makeTransport()
    let key = try ProofKey()
    let state = command.oauth.installLink ? nil : SharedSecret(try ProofKey.random())
    let link = link(state: state, key)
    let listener = try await listen(servers)
    // Nobody is told to open anything whose end nobody would bring back.
    let asking =
      listener == nil && command.oauth.callbackFrom == nil
      ? try PastedCallbacks(asking: context, for: app.redirectURI) : nil
    if let from = command.oauth.callbackFrom { try PastedCallbacks.check(from) }
    ConsentRequest(link: link, store: store, context: context).make(
      // Whatever opens it shows the state to everybody on this machine, who can reach the port.
      opening: !command.oauth.noBrowser && listener == nil)
    let source = try asking ?? source(listener)
    let exchange = TokenExchange(
      through: transport, at: app.login, userAgent: Version.userAgent)
    do {
      let status = try await OAuthFlow(store: store, state: state).run(source) { accepted in
        try confirm(accepted.store)
        // From before the code is used until what comes of it is stored: of two tokens the one that
        // BigCommerce issued last is the one that works, and another name may have come to it.
        let turn = try takeTurn(for: accepted.store)
        defer { withExtendedLifetime(turn) {} }
        try refuseAnother(for: accepted.store)
        try refuseChanged()
        let issued = try await exchange.run(
          .init(
            clientID: app.clientID, clientSecret: app.clientSecret, code: accepted.code,
            store: accepted.store,
            scope: accepted.callback.scope ?? app.scopes.joined(separator: " "),
            redirectURI: app.redirectURI, verifier: state == nil ? nil : key.verifier))
        return try await OAuthStoring(
          connecting: self, store: accepted.store, issued: issued,
          isExternal: accepted.callback.isExternal && !source.isOpen
        ).run(command.metadata, transport)
      }
      await source.close()
      return status
    } catch {
      await source.close()
      throw (error as? ExchangeFault).map {
        OAuthFault.exchange($0, app: app.name, reference)
      } ?? error
    }
  }

  private func link(state: SharedSecret?, _ key: ProofKey) -> AuthorizationLink {
    guard let state, let store else {
      return AuthorizationLink(installing: app.publicID, at: app.login)
    }
    return AuthorizationLink(
      of: app.publicID, for: store, at: app.login, redirectURI: app.redirectURI,
      scopes: app.scopes,
      state: state.bytes.withBytes { String(decoding: $0, as: UTF8.self) },
      challenge: key.challenge)
  }

  private func listen(_ servers: LocalServers?) async throws -> (any CallbackListener)? {
    guard let address = command.oauth.listen, let servers else { return nil }
    guard address.hasPrefix("127.0.0.1:"), let port = UInt16(address.dropFirst(10)), port > 0 else {
      throw OAuthFault.listenMalformed
    }
    guard !app.redirectURI.isPlain || endpoint.isSandbox else { throw OAuthFault.listenNeedsTLS }
    let place = CallbackPlace(
      port: port, path: app.redirectURI.path,
      hosts: [app.redirectURI.host, "127.0.0.1:\(port)", "localhost:\(port)"],
      longestQuery: AuthCallback.longest, window: OAuthFlow.window
    ) { [context, app] host in
      context.warn(
        "a callback came for the host \(DisplayText.discreet(host)), and was sent away: your tunnel or proxy must name \(app.redirectURI.host) or 127.0.0.1:\(port)"
      )
    }
    do {
      return try await servers.listen(place)
    } catch {
      throw OAuthFault.cannotListen(port)
    }
  }

  private func source(_ listener: (any CallbackListener)?) throws -> any CallbackSource {
    guard let listener else {
      return try PastedCallbacks(
        from: command.oauth.callbackFrom ?? "-", in: context, for: app.redirectURI)
    }
    context.say(
      "listening on \(command.oauth.listen ?? "") for \(OAuthFlow.window.components.seconds) s")
    return HeardCallbacks(
      listener, for: OAuthFlow.window, clientID: app.publicID, login: app.login, context)
  }

  /// Where the merchant chose the store, nothing says that it is the right one but a person.
  private func confirm(_ chosen: StoreHash) throws {
    guard store == nil else { return }
    guard context.mayPrompt, let terminal = Terminal() else { throw OAuthFault.nobodyToConfirm }
    let typed = try terminal.ask(
      "The callback is for store \(chosen.text); type its hash to go on: ")
    guard (try? StoreHash(normalizing: typed)) == chosen else {
      throw OAuthFault.storeNotConfirmed(chosen.text)
    }
  }
}
