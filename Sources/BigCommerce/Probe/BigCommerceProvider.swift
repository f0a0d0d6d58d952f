package import AuthpipeKit
internal import HTTPTypes

/// Asks BigCommerce whether a token serves its store: one request where all is well.
package struct BigCommerceProvider: Provider {
  package let name = ConnectionReference.defaultProvider

  let transport: any HTTPTransport
  let endpoint: APIEndpoint
  let userAgent: String
  let limits: ProbeLimits
  let clock: ProbeClock
  let quotas: StoreQuotas

  /// Asks through `transport` at `endpoint`, naming itself `userAgent`, within `limits` and the
  /// stores' `quotas`; `pause`, `now` and `backoff` are the clock's and chance's, unless a test
  /// brings its own.
  package init(
    transport: any HTTPTransport, endpoint: APIEndpoint, userAgent: String,
    limits: ProbeLimits = .standard, quotas: StoreQuotas = StoreQuotas(),
    pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) },
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    backoff: Backoff = Backoff()
  ) {
    self.transport = transport
    self.endpoint = endpoint
    self.userAgent = userAgent
    self.limits = limits
    self.quotas = quotas
    clock = ProbeClock(now: now, pause: pause, backoff: backoff)
  }

  /// A conversation with the store `hash` about `token`.
  func conversation(about token: SharedSecret, of hash: StoreHash) -> Conversation {
    Conversation(
      transport: transport, token: token, limits: limits, clock: clock,
      quota: quotas.quota(of: hash, at: endpoint))
  }

  /// Asks about `token`, within the limits.
  package func probe(
    token: SharedSecret, storeHash: String, declaredScopes: [Scope]
  ) async -> ProbeResult {
    do {
      var inquiry = try inquiry(token: token, storeHash: storeHash)
      return await inquiry.result(declaredScopes: declaredScopes)
    } catch {
      return error.result
    }
  }

  /// Why nobody can be asked about a token.
  struct NotAskable: Error {
    let finding: Finding

    var result: ProbeResult { ProbeResult(finding: finding, httpStatus: nil, duration: .zero) }
  }

  /// The inquiry about `token`, with its budgets of time and tries.
  func inquiry(token: SharedSecret, storeHash: String) throws(NotAskable) -> Inquiry {
    guard let hash = try? StoreHash(normalizing: storeHash) else {
      throw NotAskable(finding: .notAsked)
    }
    guard token.bytes.withBytes({ SecretShape.fault(inToken: $0) }) == nil else {
      throw NotAskable(finding: .tokenGarbled)
    }
    return Inquiry(
      conversation: conversation(about: token, of: hash), token: token, hash: hash,
      endpoint: endpoint,
      userAgent: userAgent)
  }

  /// Reads an answer that nobody gave. The first that is read takes milliseconds longer than all
  /// others, since the types that it is read into are made then: better while nothing has come yet.
  package static func prepareToRead() {
    let body = Array(#"{"id":"","known":true,"none":null,"count":0,"list":[]}"#.utf8)
    _ = AnswerBody(of: HTTPAnswer(response: HTTPResponse(status: .ok), body: body))
  }
}
