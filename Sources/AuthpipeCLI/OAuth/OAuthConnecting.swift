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
  let command: Connect

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
  func refuseAnother(for store: StoreHash) throws {
    let other = try access.read { vault in
      try AppLookup(vault: vault).connection(of: app, for: store, at: endpoint, except: reference)
    }
    if let other { throw OAuthFault.connectedAs(other, app: app.name, store: store.text) }
  }
}
