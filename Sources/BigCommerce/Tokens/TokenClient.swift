package import AuthpipeKit
internal import HTTPTypes

/// Mints and revokes short-lived tokens of a store's GraphQL Storefront API with a connection's
/// credential (BigCommerce's specification, "GraphQL Storefront API tokens").
package struct TokenClient: Sendable {
  private let provider: BigCommerceProvider
  private let token: SharedSecret
  private let hash: StoreHash

  /// How long one act may take where it is not waited for at all costs, in all its requests.
  package static let shortLimits = ProbeLimits(timeout: .seconds(10))

  init(_ provider: BigCommerceProvider, token: SharedSecret, hash: StoreHash) {
    self.provider = provider
    self.token = token
    self.hash = hash
  }

  /// BigCommerce's clock, in seconds since 1970: a token's end is told in its time.
  package func time() async throws(TokenFault) -> Int64 {
    let request = StoreRequest(
      .time, of: hash, at: provider.endpoint, userAgent: provider.userAgent)
    let answer = try await ask(request.request)
    guard case .json(let value) = AnswerBody(of: answer), let number = value["time"]?.number,
      let seconds = Int64(exactly: number), TokenRequest.times.contains(seconds)
    else { throw unexpected(answer) }
    return seconds
  }

  /// Mints a token of `recipe` that ends at `end`, in seconds since 1970 by BigCommerce's clock.
  package func mint(
    _ recipe: TokenRecipe, until end: Int64
  ) async throws(TokenFault) -> SharedSecret {
    guard let body = TokenRequest.body(of: recipe, until: end) else { throw .unclear(.notAsked) }
    let answer = try await ask(
      request(.post, recipe.kind.path), body: body, for: recipe.kind)
    guard let minted = TokenRequest.token(in: answer) else { throw unexpected(answer) }
    return minted
  }

  /// Has a token of that kind revoked, which is scheduled and may take a while. A storefront or
  /// private token that BigCommerce does not know, or knows no more, is as good as revoked; of an
  /// impersonation token the specification does not say that it can be revoked there, so that one
  /// that is not known there may live on.
  package func revoke(_ minted: SharedSecret, of kind: TokenKind) async throws(TokenFault) {
    let header = SecretHeader(name: Self.revokedHeader, value: minted)
    do throws(TokenFault) {
      let answer = try await ask(
        request(.delete, TokenKind.revokingPath), for: kind, besides: [header])
      // A page of a proxy revokes nothing.
      switch AnswerBody(of: answer) {
      case .markup, .garbage: throw unexpected(answer)
      case .empty, .json, .text: return
      }
    } catch {
      guard kind != .impersonation, case .refused(status: 422, _, _) = error else { throw error }
    }
  }

  /// The header that names the token which is to be revoked.
  private static let revokedHeader = HTTPField.Name("Sf-Api-Token")!

  private func request(_ method: HTTPRequest.Method, _ path: String) -> HTTPRequest {
    var request = StoreRequest.reading(
      path, of: hash, at: provider.endpoint, userAgent: provider.userAgent)
    request.method = method
    if method == .post { request.headerFields[.contentType] = "application/json" }
    return request
  }

  /// The answer to a request, if it is a success; `kind` is that of the token it is about.
  private func ask(
    _ request: HTTPRequest, body: SharedSecret? = nil, for kind: TokenKind? = nil,
    besides others: [SecretHeader] = []
  ) async throws(TokenFault) -> HTTPAnswer {
    var conversation = provider.conversation(about: token, of: hash)
    let first = try answer(in: await conversation.ask(request, body: body, besides: others))
    let maySay = others.isEmpty
    guard first.response.status.code == 401 else {
      return try check(first, for: kind, maySay: maySay)
    }
    // As of a probe: whoever acts on a 401 gives a token up. Nothing was done yet.
    let second = try answer(in: await conversation.ask(request, body: body, besides: others))
    return try check(second, for: kind, maySay: maySay)
  }

  private func answer(in reply: Conversation.Reply) throws(TokenFault) -> HTTPAnswer {
    switch reply {
    case .answer(let answer): return answer
    case .failure(let failure): throw .unclear(.noAnswer(failure))
    case .withheld(let status, let refill):
      throw .unclear(.rateLimited(status: status, retryAfter: refill))
    }
  }

  /// Where the request held another secret than the connection's token, a server that echoes a part
  /// of it gets no word into a message (`maySay`).
  private func check(
    _ answer: HTTPAnswer, for kind: TokenKind?, maySay: Bool
  ) throws(TokenFault) -> HTTPAnswer {
    let status = answer.response.status.code
    guard !(200..<300).contains(status) else { return answer }
    switch Classifier.read(answer, to: .store, of: hash, token: token) {
    case .scopeMissing:
      // The time is told to every token of the store.
      guard let kind else { throw .unclear(.notBoundToStore) }
      throw .scopeMissing(kind.mintingScope)
    case .finding(.tokenUnknown): throw .credentialUnknown
    case .finding(.unexpected(_, let title)) where (400..<500).contains(status) && status != 401:
      throw .refused(
        status: status, title: maySay ? title : nil,
        parts: maySay ? TokenRequest.parts(in: answer, told: token) : [])
    case .finding(.planLimit): throw .refused(status: status, title: nil, parts: [])
    case .finding(.unexpected(let status, _)) where !maySay:
      throw .unclear(.unexpected(status: status, title: nil))
    case .finding(let finding): throw .unclear(finding)
    }
  }

  private func unexpected(_ answer: HTTPAnswer) -> TokenFault {
    .unclear(.unexpected(status: answer.response.status.code, title: nil))
  }
}

extension BigCommerceProvider {
  /// What mints tokens with `token`, or nil where nobody can be asked with it.
  package func tokens(token: SharedSecret, storeHash: String) -> TokenClient? {
    guard let hash = try? StoreHash(normalizing: storeHash),
      token.bytes.withBytes({ SecretShape.fault(inToken: $0) }) == nil
    else { return nil }
    return TokenClient(self, token: token, hash: hash)
  }
}
