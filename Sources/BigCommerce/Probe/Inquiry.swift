internal import AuthpipeKit
internal import HTTPTypes

/// One probe under way: which requests it takes, and what their answers mean together.
struct Inquiry {
  var conversation: Conversation
  let token: SharedSecret
  let hash: StoreHash
  let endpoint: APIEndpoint
  let userAgent: String

  /// A reading and the status it was read from, which is nil when there was no answer.
  private struct Reply {
    let reading: Reading
    let status: Int?
    /// Nil where it was not asked.
    let evidence: ProbeEvidence?
  }

  /// Asks for the store, and for the time as well where scopes do not reach to the store.
  mutating func result(declaredScopes: [Scope]) async -> ProbeResult {
    var reply = await confirmedReply(to: .store)
    if reply.reading == .scopeMissing { reply = await confirmedReply(to: .time) }

    let absent = declaredScopes.filter { ScopeCatalogue.information.contains($0.name) }
    let finding: Finding =
      switch reply.reading {
      case .scopeMissing: .notBoundToStore
      case .finding(.storeDetailsNotReadable) where !absent.isEmpty: .scopesAbsent(absent)
      case .finding(let finding): finding
      }
    return ProbeResult(
      finding: finding, httpStatus: reply.status, duration: conversation.duration,
      evidence: reply.evidence)
  }

  /// A 401 is asked for twice: what follows from it is that a credential is withheld.
  private mutating func confirmedReply(to resource: StoreRequest.Resource) async -> Reply {
    let first = await reply(to: resource)
    guard first.status == 401 else { return first }
    let second = await reply(to: resource)
    // Two 401s of which only one comes from the API confirm nothing.
    let isUnknownOnce =
      second.reading == .finding(.tokenUnknown) && first.reading != second.reading
    return isUnknownOnce ? first : second
  }

  private mutating func reply(to resource: StoreRequest.Resource) async -> Reply {
    let request = StoreRequest(resource, of: hash, at: endpoint, userAgent: userAgent)
    let asked = "\(request.request.method.rawValue) \(request.request.path ?? "")"
    let evidence = ProbeEvidence(asked: asked, title: nil)
    switch await conversation.ask(request.request) {
    case .answer(let answer):
      let body = AnswerBody(of: answer)
      let reading = Classifier.read(answer, with: body, to: resource, of: hash, token: token)
      let title = ServerText(token: token).kept(body.title)
      return Reply(
        reading: reading, status: answer.response.status.code,
        evidence: ProbeEvidence(asked: asked, title: title))
    case .failure(.tooLarge):
      // The transport does not say which status the endless body came with.
      return Reply(
        reading: .finding(.notAnAPIAnswer(status: 0, contentType: nil)), status: nil,
        evidence: evidence)
    case .withheld(let status, let refill):
      return Reply(
        reading: .finding(.rateLimited(status: status, retryAfter: refill)), status: status,
        evidence: nil)
    case .failure(let failure):
      return Reply(reading: .finding(.noAnswer(failure)), status: nil, evidence: evidence)
    }
  }
}
