internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The JSON of what was verified.
struct VerifiedJSON {
  private struct Delivery: Encodable {
    let schema = "authpipe.verify.webhook/1"
    let connection: String
    let field: String
    let version: UInt64
    let stage: CredentialVersion.Stage
    @Nullable var id: String?
    @Nullable var signedAt: String?
    let remembered: Bool
  }

  private struct Payload: Encodable {
    let schema = "authpipe.verify.jwt/1"
    let connection: String
    let version: UInt64
    let stage: CredentialVersion.Stage
    let remembered: Bool
  }

  private struct AppPayload: Encodable {
    let schema = "authpipe.verify.jwt/1"
    let app: String
    let store: String
    let remembered: Bool
  }

  let versions: SigningVersions
  let entry: SigningVersions.Entry
  let remembered: Bool

  /// One line on a delivery; `signedAt` is in seconds since 1970.
  func delivery(id: String?, signedAt: Int64?) throws -> String {
    try JSONOutput.line(
      Delivery(
        connection: versions.reference.description, field: versions.field.name,
        version: entry.version.number, stage: entry.version.stage, id: id,
        signedAt: signedAt.map { Moment(seconds: $0).rfc3339 }, remembered: remembered))
  }

  /// One line on a signed payload, with its claims as BigCommerce wrote them.
  func payload(claims: String) throws -> String {
    let line = try JSONOutput.line(
      Payload(
        connection: versions.reference.description, version: entry.version.number,
        stage: entry.version.stage, remembered: remembered))
    return Self.adding(claims, to: line)
  }

  /// The same of a payload that was signed for an app, of whichever store.
  static func payload(
    ofApp app: String, _ claims: SignedPayload.Claims, remembered: Bool
  ) throws -> String {
    try adding(
      claims.json,
      to: JSONOutput.line(AppPayload(app: app, store: claims.store, remembered: remembered)))
  }

  private static func adding(_ claims: String, to line: String) -> String {
    String(line.dropLast(2)) + ",\"claims\":\(DisplayText.escapedForJSON(claims))}\n"
  }
}
