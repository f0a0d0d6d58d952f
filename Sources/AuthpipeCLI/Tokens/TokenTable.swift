internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem

/// The table of `token list`.
struct TokenTable {
  let text: String

  init(_ entries: [(MintedToken, StoredConnection)], context: Context) {
    let style = Style(context.output, context: context)
    let headings = ["CONNECTION", "KIND", "CHANNELS", "FOR", "TOKEN", "MINTED", "ENDS", "STATE"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for (token, connection) in entries {
      let uses = token.recipe.origins + token.recipe.scopes
      table.add([
        .init(connection.reference.description), .init(token.recipe.kind.rawValue),
        .init(token.recipe.channels.map(String.init).joined(separator: ",")),
        .init(uses.isEmpty ? "-" : uses.joined(separator: " ")), .init(token.fingerprint),
        .init(context.time(token.mintedAt)), .init(Moment(seconds: token.expiresAt).rfc3339),
        .init(token.state(of: connection, at: context.moment)),
      ])
    }
    text = table.text
  }
}

/// A line of `token list` in JSON.
struct TokenListEntry: Encodable {
  let connection: String
  let state: String
  let token: TokenJSON

  init(_ token: MintedToken, of connection: StoredConnection, at now: MachineMoment) {
    self.connection = connection.reference.description
    state = token.state(of: connection, at: now)
    self.token = TokenJSON(token, at: now.wall)
  }
}

extension MintedToken {
  /// How it stands, in a word.
  fileprivate func state(of connection: StoredConnection, at now: MachineMoment) -> String {
    guard isRevoked != true else { return "revoking" }
    switch standing(
      at: connection.metadata.clock?.reading(at: now, isKept: authpipe_clock_is_kept() != 0))
    {
    case .fresh: return "live"
    case .due: return "due"
    case .ended: return "ended"
    // Only BigCommerce's clock can tell, and the next `token` asks for it.
    case .unsure: return "unknown"
    }
  }
}
