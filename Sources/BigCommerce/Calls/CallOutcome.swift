package import AuthpipeKit
package import HTTPTypes

/// What came of a call.
package enum CallOutcome: Sendable {
  /// 2xx; its body was handed on.
  case answered(HTTPResponse)
  /// Any other answer, whole, and what it means.
  case refused(HTTPAnswer, Refusal)
  /// No answer, or not all of it, of which the beginning may have been handed on.
  case broken(Finding, hasBegun: Bool)

  /// What an answer means that is no success.
  package enum Refusal: Equatable, Sendable {
    /// 403 with the title for a missing scope, and the catalogue's entry for the path.
    case scopeMissing(ScopeCatalogue.Entry?)
    /// The API's own no to what was asked for, with its title.
    case no(status: Int, title: String?)
    /// An answer that is about the token, the store, the platform or the way there.
    case finding(Finding)
  }
}
