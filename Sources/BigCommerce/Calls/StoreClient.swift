package import AuthpipeKit
internal import HTTPTypes

/// Makes calls to one store's API, one after the other, with its connection's token.
package struct StoreClient: Sendable {
  private let provider: BigCommerceProvider
  private let transport: any StreamTransport
  private let token: SharedSecret
  private let hash: StoreHash

  /// How long one call may take: BigCommerce answers what changes much more slowly than a read.
  private static let limits = StreamLimits(
    beginning: .seconds(60), silence: .seconds(60), whole: .seconds(3_600), bytes: 1 << 30)

  /// Calls the store `hash` with `token` through `transport`, at the endpoint and with the clock of
  /// `provider`.
  package init(
    _ provider: BigCommerceProvider, through transport: any StreamTransport, token: SharedSecret,
    hash: StoreHash
  ) {
    self.provider = provider
    self.transport = transport
    self.token = token
    self.hash = hash
  }

  /// Makes a call; a success is handed on to `receiver` as it comes, and nothing else is.
  package func make(_ call: StoreCall, to receiver: any AnswerReceiver) async -> CallOutcome {
    var conversation = provider.conversation(about: token, of: hash)
    let first = await ask(call, in: &conversation, receiver)
    // Whoever acts on a 401 gives a token up, so it is asked for twice, as by a probe. Nothing was
    // done yet that could be done twice.
    guard case .refused(let answer, _) = first, answer.response.status.code == 401 else {
      return first
    }
    let second = await ask(call, in: &conversation, receiver)
    // Two 401s of which only one comes from the API confirm nothing.
    guard case .refused(_, .finding(.tokenUnknown)) = second,
      case .refused(_, let refusal) = first, refusal != .finding(.tokenUnknown)
    else { return second }
    return first
  }

  private func ask(
    _ call: StoreCall, in conversation: inout Conversation, _ receiver: any AnswerReceiver
  ) async -> CallOutcome {
    let request = call.request(
      to: hash, at: provider.endpoint, userAgent: provider.userAgent)
    let (transport, secret) = (transport, conversation.secret)
    var latest = CallReceiver(receiver)
    let reply = await conversation.ask(
      isRepeatable: { call.method.isRead && !latest.hasBegun },
      sending: { (timeout) async throws(TransportFailure) in
        latest = CallReceiver(receiver)
        var limits = Self.limits
        limits.beginning = min(timeout, limits.beginning)
        do throws(TransportFailure) {
          _ = try await transport.stream(
            request, secret: secret, body: call.body, limits: limits, to: latest)
        } catch {
          throw latest.failure(error)
        }
        return try latest.answer()
      })
    switch reply {
    case .answer(let answer) where latest.hasBegun:
      return .answered(answer.response)
    case .answer(let answer): return .refused(answer, refusal(answer, to: call))
    case .failure(let failure):
      return .broken(.noAnswer(failure), hasBegun: latest.hasBegun)
    case .withheld(let status, let refill):
      return .broken(.rateLimited(status: status, retryAfter: refill), hasBegun: false)
    }
  }

  private func refusal(_ answer: HTTPAnswer, to call: StoreCall) -> CallOutcome.Refusal {
    let status = answer.response.status.code
    let isAboutTheCall = (400..<500).contains(status) && status != 401
    switch Classifier.read(answer, to: .store, of: hash, token: token) {
    case .scopeMissing: return .scopeMissing(ScopeCatalogue.entry(opening: call.path.path))
    // A plan's limit is a no to what was asked for, whatever it says of the token.
    case .finding(.planLimit): return .no(status: status, title: nil)
    case .finding(.unexpected(_, let title)) where isAboutTheCall:
      return .no(status: status, title: title)
    case .finding(.notAnAPIAnswer) where isAboutTheCall && AnswerBody(of: answer).title != nil:
      // In plain text, as the gateway writes.
      let title = ServerText(token: token).kept(AnswerBody(of: answer).title)
      return .no(status: status, title: title)
    case .finding(let finding): return .finding(finding)
    }
  }
}
