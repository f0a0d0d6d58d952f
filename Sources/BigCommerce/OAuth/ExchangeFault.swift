package import AuthpipeKit

/// Why BigCommerce did not give a token for a code.
package enum ExchangeFault: Error, Sendable, Equatable {
  /// The errors of `/oauth2/token` (observed, or inferred from the library that its login server
  /// shares its words with).
  package enum Refusal: Sendable, Hashable {
    case unknownClient
    case wrongSecret
    case redirectURIMismatch
    case invalidGrant
    case invalidScope
    case invalidRequest
    case unsupportedGrantType
    case accessDenied
    /// Anything else, by its own word where it has one.
    case other(String?)
  }

  case refused(Refusal, status: Int, description: String?)
  /// A redirect, which is what missing or wrong parameters are answered with (observed).
  case redirected(status: Int)
  /// 406 "Invalid format." (observed): something on the way changed the request's `Accept`.
  case wrongFormat
  /// Not an answer of a login server's, or one that says nothing.
  case unclear(status: Int)
  case unavailable(status: Int)
  case noAnswer(TransportFailure)
  /// A token came, for another store than the one that was asked for, or for none.
  case otherContext(asked: String, got: String?)
  /// A token came that may do nothing: what a code is answered with that is redeemed with another
  /// context than its own (observed).
  case noScope(asked: [String])
  /// 200 without a token that could be sent.
  case noToken
}

extension ExchangeFault.Refusal {
  /// What an error's word and the sentence beside it mean.
  init(_ error: String?, _ words: String) {
    let words = words.lowercased()
    switch error {
    case "invalid_client", "unauthorized_client":
      self = words.contains("client_secret") ? .wrongSecret : .unknownClient
    case "redirect_uri_mismatch": self = .redirectURIMismatch
    case "invalid_grant": self = .invalidGrant
    case "invalid_scope": self = .invalidScope
    case "invalid_request": self = .invalidRequest
    case "unsupported_grant_type": self = .unsupportedGrantType
    case "access_denied": self = .accessDenied
    default:
      // Observed without its word.
      self =
        words.contains("redirect_uri does not match") ? .redirectURIMismatch : .other(error)
    }
  }
}
