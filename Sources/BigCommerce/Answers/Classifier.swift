package import AuthpipeKit
internal import HTTPTypes

/// What one answer says about the token it was asked with.
package enum Reading: Equatable, Sendable {
  /// It settles the matter, or says nothing; a finding of 401 still wants confirmation.
  case finding(Finding)
  /// 403 with the title for a missing scope.
  case scopeMissing
}

/// Reads single answers. Pure: what several answers mean together is the provider's business.
package enum Classifier {
  /// The title of a 403 for want of scope (observed).
  package static let scopeTitle = "You don't have a required scope to access the endpoint"

  /// Reads `answer` to a request for `resource` of the store `hash`, made with `token`.
  package static func read(
    _ answer: HTTPAnswer, to resource: StoreRequest.Resource, of hash: StoreHash,
    token: SharedSecret
  ) -> Reading {
    read(answer, with: AnswerBody(of: answer), to: resource, of: hash, token: token)
  }

  /// The same of an answer whose `body` was looked at already.
  static func read(
    _ answer: HTTPAnswer, with body: AnswerBody, to resource: StoreRequest.Resource,
    of hash: StoreHash, token: SharedSecret
  ) -> Reading {
    let status = answer.response.status.code
    let serverText = ServerText(token: token)
    let notAPI = Finding.notAnAPIAnswer(
      status: status, contentType: serverText.kept(AnswerBody.mediaType(of: answer)))
    let unexpected = Finding.unexpected(status: status, title: serverText.kept(body.title))

    switch (status, body) {
    case (300..<400, _):
      return .finding(.redirected(status: status))
    case (429, _), (509, _):
      return .finding(
        .rateLimited(status: status, retryAfter: RateLimit.wait(saidBy: answer.response)))
    // A gateway's own page is HTML; whose gateway it was, there was no usable answer.
    case (500, _), (501, _), (502, _), (504, _):
      return .finding(.platformFault(status: status))
    // Any other markup is a proxy's or a CDN's word and not the API's: it says nothing about a
    // store or a token, whatever its status.
    case (_, .markup):
      return .finding(notAPI)
    case (423, _), (503, _):
      return .finding(.storeUnavailable(status: status))
    case (_, .garbage):
      return .finding(notAPI)
    case (507, _):
      return .finding(.planLimit)
    case (401, _):
      return .finding(unauthorized(body, notAPI: notAPI, unexpected: unexpected))
    case (403, .json) where body.title == scopeTitle:
      return .scopeMissing
    case (200, .json(let value)):
      switch resource {
      case .store: return .finding(details(value, hash, serverText) ?? unexpected)
      // Any token of the store gets the time (observed), and it is only asked for when the
      // details are closed.
      case .time:
        return .finding(value["time"]?.number != nil ? .storeDetailsNotReadable : unexpected)
      }
    case (200, _):
      return .finding(notAPI)
    case (404, .text(routeNotFound)), (_, .json), (_, .empty):
      return .finding(unexpected)
    case (_, .text):
      return .finding(notAPI)
    }
  }

  /// The gateway's 404 for a path it does not serve (observed).
  private static let routeNotFound = "The route is not found, check the URL"

  /// A wrong "rejected" stops programs from getting a working token, so only the API's own
  /// "Unauthorized" or silence counts; the plain texts blame the header (observed).
  private static func unauthorized(
    _ body: AnswerBody, notAPI: Finding, unexpected: Finding
  ) -> Finding {
    guard body != .empty else { return .tokenUnknown }
    let title = body.title?.lowercased() ?? ""
    if title.hasSuffix("header is required") || title.hasSuffix("correct format") {
      return .tokenGarbled
    }
    guard case .json = body else { return notAPI }
    return body.objectTitle?.lowercased() == "unauthorized" ? .tokenUnknown : unexpected
  }

  /// What `/v2/store` says, or nil without a usable `id`. Only `id` is required; the answer also
  /// holds names, addresses and telephone numbers, which are dropped here.
  private static func details(
    _ value: JSONValue, _ hash: StoreHash, _ serverText: ServerText
  ) -> Finding? {
    guard let id = value["id"]?.string, StoreHash.hasForm(id) else { return nil }
    let profile = StoreProfile(
      id: id, name: serverText.kept(value["name"]?.string),
      plan: serverText.kept(value["plan_name"]?.string),
      status: serverText.kept(value["status"]?.string), isTrial: value["plan_is_trial"]?.bool)
    if id.lowercased() == hash.text { return .storeAnswered(profile) }
    // A token has the form of a hash: an echo of it must not pass for another store's.
    return serverText.kept(id) == nil ? nil : .otherStore(profile)
  }
}
