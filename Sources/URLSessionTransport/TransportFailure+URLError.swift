internal import AuthpipeKit
internal import Foundation
internal import FoundationNetworking

extension TransportFailure {
  /// What URLSession's error says, as far as it can be believed.
  init(_ error: any Error) {
    guard let error = error as? URLError else {
      self = .other(code: (error as NSError).code)
      return
    }
    switch error.code {
    case .cannotFindHost, .dnsLookupFailed: self = .nameNotResolved
    case .notConnectedToInternet: self = .notConnected
    case .cannotConnectToHost: self = .connectionRefused
    case .networkConnectionLost: self = .connectionLost
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid,
      .clientCertificateRejected, .clientCertificateRequired:
      self = .tls
    case .timedOut: self = .timedOut
    case .cancelled: self = .cancelled
    default: self = .other(code: error.code.rawValue)
    }
  }
}
