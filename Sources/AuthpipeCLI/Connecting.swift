internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

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
    if let stray = command.oauth.stray { throw OptionFault.needs(stray, "--oauth") }
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
      if command.display.json {
        try ConnectReport(reference, found.metadata, .unverified, in: context).write(
          app: found.current.app, verdict: found.known?.verdict)
      }
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
      // The file's own, if it has one, is not stored then.
      if candidate.credential.webhookSecret != nil { candidate.holdsMore = true }
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
    _ candidate: borrowing CredentialCandidate, _ metadata: ConnectionMetadata,
    grantedBy grant: Grant
  ) throws -> ExitStatus {
    let vault = try access.openOrMake()
    let replaced = command.replace ? try vault.read { try vault.connection(reference) } : nil
    try vault.add(
      metadata, candidate.credential, grantedBy: grant, replacing: command.replace, at: context.now)
    access.passOn(vault.notices)
    let report = ConnectReport(reference, metadata, grant, in: context)
    report.say(renewing: "authpipe rotate \(reference) --from FILE")
    if let replaced { context.sayWhatWent(with: replaced) }
    if let source = candidate.source {
      let deletion = SourceDeletion(context: context, isWanted: command.deleteSource)
      if candidate.holdsMore { deletion.keep(source) } else { _ = deletion.offer([source]) }
    }
    if command.display.json { try report.write() }
    return ExitStatus(grant.result?.verdict ?? .healthy)
  }
}
