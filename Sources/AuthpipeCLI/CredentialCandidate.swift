internal import AuthpipeKit
internal import BigCommerce

/// A credential as it was given, before anybody was asked about it.
struct CredentialCandidate: ~Copyable {
  var credential: Credential
  /// The store that its file names, if one does.
  var storeHash: StoreHash?
  /// The API account's name, if the file gives it.
  var accountName: String?
  /// The file that it lies in, if it does.
  var source: SourceFile?
  /// Whether there is more in it than was read.
  var holdsMore = false

  private init(
    _ credential: consuming Credential, storeHash: StoreHash?, accountName: String? = nil
  ) {
    self.credential = credential
    self.storeHash = storeHash
    self.accountName = accountName
  }

  /// Reads a credentials file, of whatever form, or a bare token, or asks where no source is given.
  static func take(
    from source: String?, in context: Context, endpoint: APIEndpoint, asksStore: Bool
  ) throws -> CredentialCandidate {
    guard let source else { return try ask(in: context, asksStore: asksStore) }
    var sourceFile: SourceFile?
    let bytes = try SecretInput(context: context).read(source, noting: &sourceFile)
    guard !bytes.isEmpty else {
      throw CommandFault.emptyInput(
        what: source == "-" ? "standard input" : "the credentials file")
    }
    guard CredentialsFile.looksLikeCredentialsFile(bytes) else {
      // Whoever names no store did not mean to give a bare token.
      let token: SecretBytes
      do {
        token = try CredentialsFile.bareToken(bytes)
      } catch is CredentialsFile.Fault where asksStore {
        throw CredentialsFile.Fault.notCredentials
      }
      var candidate = CredentialCandidate(Credential(accessToken: token), storeHash: nil)
      candidate.source = sourceFile
      return candidate
    }
    let file = try CredentialsFile(parsing: bytes, allowing: endpoint.isSandbox ? endpoint : nil)
    let storeHash = file.storeHash
    let (accountName, holdsMore) = (file.clientName, file.holdsMore)
    var candidate = CredentialCandidate(
      file.credential(), storeHash: storeHash, accountName: accountName)
    (candidate.source, candidate.holdsMore) = (sourceFile, holdsMore)
    return candidate
  }

  private static func ask(in context: Context, asksStore: Bool) throws -> CredentialCandidate {
    let terminal = try SecretInput(context: context).terminal(for: "the access token")
    let store =
      asksStore ? try StoreOption.parse(terminal.ask("Store hash or API path: ")) : nil
    let token = try terminal.askSecret(
      "Access token (not shown): ", limit: SecretShape.longestToken + 2)
    if let fault = token.withBytes({ SecretShape.fault(inToken: $0) }) { throw fault }
    let clientID = try terminal.ask("Client ID (Enter to leave out): ")
    let clientSecret = try terminal.askSecret(
      "Client secret (not shown, Enter to leave out): ", limit: SecretShape.longestToken)
    var credential = Credential(accessToken: token)
    if !clientID.isEmpty {
      let typed = try Array(clientID.utf8).withBytes { try SecretBytes(copying: $0) }
      credential.clientID = try SecretInput.checked(typed, what: "the client ID")
    }
    if !clientSecret.isEmpty {
      credential.clientSecret = try SecretInput.checked(clientSecret, what: "the client secret")
    }
    return CredentialCandidate(credential, storeHash: store)
  }

  /// Warns of values that look unlike BigCommerce's; never refuses them.
  func warnOfShapes(in context: Context) {
    credential.forEachField { field, secret in
      guard secret.withBytes({ CredentialShape.looksUnusual(field, $0) }) else { return }
      context.warn("the \(field.name) does not look like one of BigCommerce's")
    }
  }
}
