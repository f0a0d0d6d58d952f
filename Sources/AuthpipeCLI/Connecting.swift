internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce
internal import Glibc

/// One `connect`, from what was typed to what is stored.
struct Connecting {
  let reference: ConnectionReference
  let endpoint: APIEndpoint
  private let command: Connect
  private let context: Context
  private let access: VaultAccess
  private let namedStore: StoreHash?

  init(_ command: Connect, in context: Context) throws {
    guard command.provider == ConnectionReference.defaultProvider else {
      throw CommandFault.unknownProvider
    }
    if command.ifMissing && command.replace {
      throw OptionFault.conflictingOptions("--if-missing", "--replace")
    }
    if command.from == "-" && command.webhookSecretFrom == "-" {
      throw CommandFault.standardInputTwice
    }
    reference = try ConnectionLookup.parse(command.connection)
    endpoint = try StoreOption.endpoint(command.apiUrl)
    namedStore = try command.store.map(StoreOption.parse)
    self.command = command
    self.context = context
    access = VaultAccess(context: context, options: command.vault)
  }

  /// Whether the connection is there and that is fine; where it is not, it is an error.
  func isDone() throws -> Bool {
    guard try access.exists() else { return false }
    let vault = try access.open(for: .reading)
    guard let found = try vault.read({ try vault.connection(reference) }) else {
      // A vault that cannot be written is better refused before BigCommerce is asked.
      _ = try access.open(for: .writing)
      return false
    }
    if command.ifMissing {
      context.say("'\(reference)' is connected already; nothing to do")
      if command.display.json { try write(found.metadata, verdict: found.known?.verdict) }
      return true
    }
    guard command.replace else { throw CommandFault.alreadyConnected(reference) }
    return false
  }

  /// Reads the credential and settles which store it is for.
  func candidate() throws -> CredentialCandidate {
    var candidate = try CredentialCandidate.take(
      from: command.from, in: context, endpoint: endpoint, asksStore: namedStore == nil)
    if let fileStore = candidate.storeHash, let namedStore, fileStore != namedStore {
      throw StoreFault.storeContradicts
    }
    guard let store = candidate.storeHash ?? namedStore else { throw StoreFault.storeMissing }
    candidate.storeHash = store
    if store.looksUnusual { context.warn("the store hash does not look like one of BigCommerce's") }
    candidate.warnOfShapes(in: context)
    if let source = command.webhookSecretFrom {
      candidate.credential.webhookSecret = try SecretInput(context: context).line(
        from: source, what: "the webhook secret")
    }
    return candidate
  }

  /// What the vault is to know of the connection besides its secrets.
  func metadata(for candidate: borrowing CredentialCandidate) throws -> ConnectionMetadata {
    guard let store = candidate.storeHash else { throw StoreFault.storeMissing }
    var metadata = ConnectionMetadata(
      reference: reference, storeHash: store.text, endpoint: endpoint.text, createdAt: context.now)
    metadata.accountName = candidate.accountName
    try command.metadata.edit(warning: context)(&metadata)
    return metadata
  }

  /// Stores the credential and says so.
  func store(
    _ credential: borrowing Credential, _ metadata: ConnectionMetadata, grantedBy grant: Grant
  ) throws -> ExitStatus {
    let vault = try access.openOrMake()
    try vault.add(
      metadata, credential, grantedBy: grant, replacing: command.replace, at: context.now)
    access.passOn(vault.notices)
    try say(metadata, grant)
    return ExitStatus(grant.result?.verdict ?? .healthy)
  }

  private func say(_ metadata: ConnectionMetadata, _ grant: Grant) throws {
    let place = "store \(metadata.storeHash)" + (endpoint.isSandbox ? " of a sandbox" : "")
    if let result = grant.result {
      let words = FindingWords(
        result.finding, renewing: "authpipe rotate \(reference) --from FILE")
      context.say(
        "connected '\(reference)' to \(place): \(result.verdict.name), \(DisplayText.clean(words.detail))"
      )
      if let hint = words.hint { context.say("hint: \(hint)") }
    } else {
      context.say("stored '\(reference)' for \(place) without asking BigCommerce: unverified")
    }
    context.say(
      grant.result == nil
        ? "next: authpipe check \(reference)" : "next: authpipe get \(reference)")
    if let source = command.from, Self.isFile(source) {
      context.say(
        "\(DisplayText.clean(source)) still holds the credential in the clear; delete it when you need it no more"
      )
    }
    if command.display.json {
      var described = metadata
      if let store = grant.store { described.describe(store) }
      try write(described, verdict: grant.result?.verdict)
    }
  }

  /// Whether the credential stays in a file; it does not in a pipe, such as `<(…)` of the shell.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private struct Answer: Encodable {
    let schema = "authpipe.connect/1"
    let connection: String
    let store: ConnectionJSON.Store
    let verdict: String
    let sandbox: Bool
  }

  private func write(_ metadata: ConnectionMetadata, verdict: Verdict?) throws {
    try context.output.write(
      JSONOutput.line(
        Answer(
          connection: reference.description,
          store: .init(hash: metadata.storeHash, name: metadata.storeName),
          verdict: (verdict ?? .unverified).name,
          sandbox: metadata.isSandbox)))
  }
}
