package import AuthpipeKit

/// What kept a token from being minted or revoked.
package enum TokenFault: Error, Sendable, Equatable {
  /// 401, twice: BigCommerce does not know the connection's own token.
  case credentialUnknown
  /// 403 with the title for a missing scope.
  case scopeMissing(Scope)
  /// BigCommerce's own no, with its title and what it says of the parts of the request.
  case refused(status: Int, title: String?, parts: [String])
  /// Nothing was learnt, so it may be tried again; what was asked for may have been done.
  case unclear(Finding)
}
