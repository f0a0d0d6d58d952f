internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One `api`, from the stored token to the last byte of the answer.
struct Calling {
  private let call: StoreCall
  private let connection: StoredConnection
  private let client: StoreClient
  private let output: AnswerOutput

  /// Takes the token out of the vault, which is not needed any more then.
  init(
    _ call: StoreCall, of reference: ConnectionReference, handingOut: HandingOut,
    through transport: any StreamTransport, includesHead: Bool, in context: Context
  ) throws {
    var taken: (token: SharedSecret, connection: StoredConnection)?
    let fields = ["\(CredentialField.accessToken.name) for \(call.method.rawValue) by api"]
    do {
      try handingOut.lend(reference, fields: fields) { found, vault in
        guard let secret = try vault.secret(.accessToken, of: found) else {
          throw VaultError.alteredRows(part: .record)
        }
        taken = (SharedSecret(secret), found)
      }
    } catch let fault as CommandFault {
      throw Failure(wording: fault, ofCallBy: reference)
    }
    // An endpoint that is neither BigCommerce's nor a loopback one never gets a token.
    guard let taken, let endpoint = try? APIEndpoint(stored: taken.connection.metadata.endpoint),
      let hash = try? StoreHash(normalizing: taken.connection.metadata.storeHash)
    else { throw VaultError.alteredRecord(nil) }
    let provider = BigCommerceProvider(
      transport: transport, endpoint: endpoint, userAgent: Version.userAgent, limits: .call,
      pause: context.wait)
    self.call = call
    connection = taken.connection
    client = StoreClient(provider, through: transport, token: taken.token, hash: hash)
    output = AnswerOutput(context, to: taken.token, includesHead: includesHead)
  }

  /// Makes the call, and those for the pages that follow where they are wanted.
  func run(paginates: Bool) async throws -> ExitStatus {
    let end = await result(paginates: paginates)
    let hasFailed = if case .failure = end { true } else { false }
    output.end(beforeWords: hasFailed)
    // As with other programs, whoever reads no more has had what he wanted.
    if output.isReaderGone { return .inputOutput }
    if let fault = output.fault { throw fault }
    try end.get()
    return .success
  }

  private func result(paginates: Bool) async -> Result<Void, any Error> {
    do {
      paginates ? try await makeAll() : try await make(call, to: output)
      return .success(())
    } catch {
      return .failure(error)
    }
  }

  private func makeAll() async throws {
    let pages = PageTurner(at: call.path, to: output)
    var goesOn = true
    while goesOn {
      defer { output.endDocument() }
      try await make(StoreCall(.get, pages.path), to: pages)
      goesOn = try pages.turn() && output.fault == nil
    }
  }

  private func make(_ call: StoreCall, to receiver: any AnswerReceiver) async throws {
    switch await client.make(call, to: receiver) {
    case .answered: return
    case .refused(let answer, let refusal):
      output.write(answer)
      throw CallFault.refused(refusal, connection, call.method)
    case .broken(let finding, let hasBegun):
      throw CallFault.broken(finding, connection, call.method, hasBegun: hasBegun)
    }
  }
}
