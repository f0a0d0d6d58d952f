internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Which app it is, whatever it is called here: another may have come to its name since.
struct AppIdentity: Hashable {
  let clientID: String
  /// Whether it is a stand-in's on this machine and not BigCommerce's.
  let isSandbox: Bool

  init(clientID: String, isSandbox: Bool) {
    self.clientID = clientID
    self.isSandbox = isSandbox
  }

  init(_ app: StoredApp, in vault: Vault) throws {
    self.init(
      clientID: try vault.clientID(of: app),
      isSandbox: app.loginURL != LoginEndpoint.production.text)
  }
}

/// Finds apps by the names that users type.
struct AppLookup {
  let vault: Vault

  /// The place of the app of that name.
  static func parse(_ name: String) throws -> ConnectionReference {
    do {
      return try ConnectionReference(app: name)
    } catch {
      throw AppFault.nameMalformed(error)
    }
  }

  /// The app of exactly that name; a near one is suggested, never taken.
  func find(_ place: ConnectionReference) throws -> StoredApp {
    if let app = try vault.app(place) { return app }
    var names: [String] = []
    try vault.forEachApp { names.append(try $0.get().name) }
    throw AppFault.noSuch(
      place.user, suggestion: Suggestion.nearest(to: place.user, among: names))
  }

  /// The connections whose current token each app was given.
  func connections() throws -> [AppIdentity: [ConnectionReference]] {
    var found: [AppIdentity: [ConnectionReference]] = [:]
    try vault.forEachConnection { result in
      guard case .success(let connection) = result, connection.current.app != nil,
        let id = try vault.secret(.clientID, of: connection)
      else { return }
      let app = AppIdentity(
        clientID: id.withBytes { String(decoding: $0, as: UTF8.self) },
        isSandbox: connection.metadata.isSandbox)
      found[app, default: []].append(connection.reference)
    }
    return found.mapValues { $0.sorted() }
  }

  /// A connection, besides `except`, whose token `app` was given for `store`: a new one voids it.
  func connection(
    of app: OAuthApp, for store: StoreHash, at endpoint: APIEndpoint,
    except: ConnectionReference
  ) throws -> ConnectionReference? {
    var found: [ConnectionReference] = []
    try vault.forEachConnection { result in
      guard case .success(let connection) = result, connection.reference != except,
        connection.metadata.storeHash == store.text,
        connection.metadata.endpoint == endpoint.text,
        try vault.isToken(of: connection, issuedTo: app.clientID.bytes)
      else { return }
      found.append(connection.reference)
    }
    return found.min()
  }
}
