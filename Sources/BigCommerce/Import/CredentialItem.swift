/// What a value of a credentials file is, whatever the file calls it.
enum CredentialItem: String {
  case accessToken = "access_token"
  case clientID = "client_id"
  case clientSecret = "client_secret"
  case webhookSecret = "webhook_secret"
  case storeHash = "store_hash"
  case apiPath = "api_path"
  case accountName = "client_name"
  case connection, tenant, user, name

  typealias Name = Slice<UnsafeRawBufferPointer>

  /// What projects put before the names of their variables (presets of `get` and `run`).
  private static let families = ["BIGCOMMERCE_", "CATALYST_", "BC_LOCAL_", "BC_"]

  private static let variables: [(name: String, item: Self)] = [
    ("ACCESS_TOKEN", .accessToken), ("CLIENT_ID", .clientID), ("CLIENT_SECRET", .clientSecret),
    ("WEBHOOK_SECRET", .webhookSecret), ("STORE_HASH", .storeHash),
    ("API_URL", .apiPath), ("API_PATH", .apiPath), ("API_ENDPOINT", .apiPath),
  ]

  /// Names in JSON, in lower case and without what parts their words: `accessToken` is one of
  /// Stencil's as well, and `context` the store's path in an answer of OAuth.
  private static let members: [(name: String, item: Self)] = [
    ("accesstoken", .accessToken), ("clientid", .clientID), ("clientsecret", .clientSecret),
    ("webhooksecret", .webhookSecret), ("storehash", .storeHash), ("context", .storeHash),
    ("apipath", .apiPath), ("apiurl", .apiPath), ("clientname", .accountName),
    ("accountname", .accountName), ("connection", .connection), ("tenant", .tenant),
    ("user", .user), ("name", .name),
  ]

  /// What a variable of that name holds. Without one of the families a name may be any service's.
  init?(variable name: Name) {
    if name.elementsEqual("BC_LOCAL_SECRET".utf8) {
      self = .clientSecret
      return
    }
    guard
      let family = Self.families.first(where: { name.starts(with: $0.utf8) }),
      let item = Self.variables.first(where: {
        name.dropFirst(family.utf8.count).elementsEqual($0.name.utf8)
      })?.item
    else { return nil }
    self = item
  }

  /// What a member of a JSON object of that name holds.
  init?(member name: Name) {
    if let item = Self(variable: name) {
      self = item
      return
    }
    let folded = name.lazy.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
      .map(lowerCased)
    guard let item = Self.members.first(where: { folded.elementsEqual($0.name.utf8) })?.item else {
      return nil
    }
    self = item
  }

  /// What a label of the control panel's file holds.
  init(_ label: CredentialLabel) {
    self =
      switch label {
      case .accessToken: .accessToken
      case .clientID: .clientID
      case .clientSecret: .clientSecret
      case .apiPath: .apiPath
      case .clientName, .name: .accountName
      }
  }
}
