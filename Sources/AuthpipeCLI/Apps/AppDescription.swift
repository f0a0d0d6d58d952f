internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Everything about an app except its secret.
struct AppDescription: Encodable {
  /// The schema, where it is an answer by itself.
  var schema: String?
  let app: String
  let clientID: String
  let redirectURI: String
  let scopes: [String]
  let loginURL: String
  let sandbox: Bool
  let createdAt: String
  /// The connections whose current token it issued.
  let connections: [String]
  private let made: Int64

  private enum CodingKeys: CodingKey {
    case schema, app, clientID, redirectURI, scopes, loginURL, sandbox, createdAt, connections
  }

  /// `connections` has those of every app.
  init(
    _ app: StoredApp, in vault: Vault, connections: [AppIdentity: [ConnectionReference]]
  ) throws {
    let identity = try AppIdentity(app, in: vault)
    self.app = app.name
    clientID = identity.clientID
    redirectURI = app.redirectURI
    scopes = app.scopes
    loginURL = app.loginURL
    sandbox = identity.isSandbox
    made = app.createdAt
    createdAt = Moment(seconds: app.createdAt).rfc3339
    self.connections = (connections[identity] ?? []).map(\.description)
  }

  /// The same as an answer of `schema`.
  func answer(_ schema: String) throws -> String {
    var answer = self
    answer.schema = schema
    return try JSONOutput.line(answer)
  }

  /// One line a fact.
  func text(_ context: Context) -> String {
    NamedLines(
      [
        ("app", app), ("client ID", clientID), ("redirect URI", redirectURI),
        ("login server", loginURL + (sandbox ? " (sandbox)" : "")),
        ("scopes", scopes.joined(separator: ", ")), ("added", context.time(made)),
      ] + (connections.isEmpty ? [("connections", "none")] : connections.map { ("connection", $0) })
    ).text
  }

  /// A line for each app.
  static func table(_ apps: [AppDescription], _ context: Context) -> String {
    let style = Style(context.output, context: context)
    let headings = ["APP", "CLIENT ID", "CONNECTIONS", "SCOPES", "REDIRECT URI"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for app in apps {
      table.add([
        .init(app.app + (app.sandbox ? " (sandbox)" : "")), .init(app.clientID),
        .init(String(app.connections.count)), .init(String(app.scopes.count)),
        .init(app.redirectURI),
      ])
    }
    return table.text
  }
}
