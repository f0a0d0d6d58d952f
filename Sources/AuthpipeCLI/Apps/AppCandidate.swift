internal import AuthpipeKit
internal import BigCommerce

/// An app's client ID and client secret as they were given. Nobody can be asked whether they are
/// right: BigCommerce has no way to.
struct AppCandidate: ~Copyable {
  let credential: AppCredential
  /// The file that they lie in, if they do.
  var source: SourceFile?
  /// Whether there is more in it than was read.
  var holdsMore = false

  /// Reads a file with both, or a bare secret for `clientID`, or asks where no source is given.
  static func take(
    from source: String?, clientID: String?, in context: Context
  ) throws -> AppCandidate {
    let given = try clientID.map(secret)
    guard let source else { return try ask(given, in: context) }
    var file: SourceFile?
    let bytes = try SecretInput(context: context).read(source, noting: &file)
    guard !bytes.isEmpty else { throw CommandFault.emptyInput(what: "the client secret") }
    guard CredentialsFile.looksLikeCredentialsFile(bytes) else {
      guard let given else { throw AppFault.noClientID }
      var candidate = AppCandidate(given, try CredentialsFile.bareToken(bytes))
      candidate.source = file
      return candidate
    }
    let found = try AppFile(parsing: bytes)
    guard !found.holdsToken else { throw AppFault.isAPIAccount }
    let holdsMore = found.holdsMore
    guard let secret = try found.clientSecret?.copy() else { throw AppFault.noClientSecret }
    guard let id = try id(given, found.clientID?.copy()) else { throw AppFault.noClientID }
    var candidate = AppCandidate(id, secret)
    (candidate.source, candidate.holdsMore) = (file, holdsMore)
    return candidate
  }

  private init(_ id: consuming SecretBytes, _ secret: consuming SecretBytes) {
    credential = AppCredential(clientID: id, clientSecret: secret)
  }

  private static func id(
    _ given: consuming SecretBytes?, _ found: consuming SecretBytes?
  ) throws -> SecretBytes? {
    guard let given else { return found }
    if let found, !found.equals(given) { throw AppFault.clientIDContradicts }
    return given
  }

  private static func ask(
    _ given: consuming SecretBytes?, in context: Context
  ) throws -> AppCandidate {
    let terminal = try SecretInput(context: context).terminal(for: "the client secret")
    let id = try given ?? secret(terminal.ask("Client ID: "))
    let secret = try terminal.askSecret(
      "Client secret (not shown): ", limit: SecretShape.longestToken + 2)
    if let fault = secret.withBytes({ SecretShape.fault(inToken: $0) }) { throw fault }
    return AppCandidate(id, secret)
  }

  private static func secret(_ text: String) throws -> SecretBytes {
    let secret = try Array(text.utf8).withBytes { try SecretBytes(copying: $0) }
    guard !secret.isEmpty else { throw CommandFault.emptyInput(what: "the client ID") }
    if let fault = secret.withBytes({ SecretShape.fault(inToken: $0) }) { throw fault }
    return secret
  }

  /// Warns of values that look unlike BigCommerce's; never refuses them.
  func warnOfShapes(in context: Context) {
    credential.forEachField { field, secret in
      guard secret.withBytes({ CredentialShape.looksUnusual(field, $0) }) else { return }
      context.warn("the \(field.name) does not look like one of BigCommerce's")
    }
  }
}
