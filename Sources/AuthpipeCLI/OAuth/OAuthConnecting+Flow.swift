internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Asks a merchant, once everything else is settled.
extension OAuthConnecting {
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
