package import AuthpipeKit

/// What kept webhooks from being read or made.
package enum WebhookFault: Error, Sendable, Equatable {
  /// 401: BigCommerce does not know the token.
  case tokenUnknown
  /// BigCommerce's own no, which it would give again.
  case refused(status: Int, title: String?)
  /// Nothing was learnt, so it may be tried again; what was asked for may have been done.
  case unclear(Finding)
}
