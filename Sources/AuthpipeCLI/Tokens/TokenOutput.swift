internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Writes a minted token, straight from secure memory.
struct TokenOutput {
  let token: MintedToken
  let value: SharedSecret
  let connection: StoredConnection

  private struct Head: Encodable {
    let schema = "authpipe.token/1"
    let connection: String
    let token: TokenJSON
    let fresh: Bool
  }

  /// Writes the token alone, on a line.
  func writeValue(to output: StandardStream) throws {
    var line = try SecretBytes(capacity: value.bytes.count + 1)
    value.bytes.withBytes { line.append($0) }
    line.append(UInt8(ascii: "\n"))
    try line.withBytes { try output.write($0) }
  }

  /// Writes what is known of it, and the token itself as `value`.
  func writeJSON(isFresh: Bool, at now: Int64, to output: StandardStream) throws {
    let head = try JSONOutput.line(
      Head(
        connection: connection.reference.description, token: TokenJSON(token, at: now),
        fresh: isFresh))
    let escaped = try value.bytes.jsonEscaped()
    // The value goes where the object ends, so that it does not pass through the encoder.
    try output.write(String(head.dropLast(2)) + ",\"value\":\"")
    try escaped.withBytes { try output.write($0) }
    try output.write("\"}\n")
  }
}

/// What is known of a minted token, in JSON.
struct TokenJSON: Encodable {
  let kind: String
  let channels: [Int]
  let origins: [String]
  let scopes: [String]
  let fingerprint: String
  let lifetime: Int64
  let mintedAt: String
  let expiresAt: String
  /// Whether BigCommerce lets servers use it.
  let serverUse: Bool

  init(_ token: MintedToken, at now: Int64) {
    kind = token.recipe.kind.rawValue
    channels = token.recipe.channels
    origins = token.recipe.origins
    scopes = token.recipe.scopes
    lifetime = token.recipe.lifetime
    fingerprint = token.fingerprint
    mintedAt = Moment(seconds: token.mintedAt).rfc3339
    expiresAt = Moment(seconds: token.expiresAt).rfc3339
    serverUse = ServerUse.isAllowed(token.recipe.kind, mintedAt: token.mintedAt, at: now)
  }
}
