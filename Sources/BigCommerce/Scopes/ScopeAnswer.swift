internal import AuthpipeKit
internal import HTTPTypes

/// What the answer to a scope's probe shows.
enum ScopeAnswer: Equatable {
  /// The scope is there.
  case granted
  /// 403 with the title for a missing scope, and nothing less.
  case absent
  /// An answer that this path should not give: another path may tell.
  case unexpected
  /// An answer that has nothing to do with scopes: limits, faults, a store that is shut.
  case nothing

  init(_ answer: HTTPAnswer, to probe: ScopeProbe) {
    let status = answer.response.status.code
    let body = AnswerBody(of: answer)
    switch (status, body) {
    case (204, .empty), (200, .json):
      self = .granted
    // A proxy has a 404 of its own; the API's has its form, and a route unknown is plain text.
    case (404, .json), (422, .json):
      self = probe.grantingStatuses.contains(status) && Self.isError(body) ? .granted : .unexpected
    case (403, .json) where body.title == Classifier.scopeTitle:
      self = .absent
    case (401, _), (423, _), (429, _), (500..., _):
      self = .nothing
    default:
      self = .unexpected
    }
  }

  /// Whether `body` is an error as version 2 (an array) or 3 (an object with a title) writes it.
  private static func isError(_ body: AnswerBody) -> Bool {
    if case .json(.array) = body { body.title != nil } else { body.objectTitle != nil }
  }
}
