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
    case .unknown where Self.isHeadTooLong(error): self = .cutShort
    default: self = .other(code: error.code.rawValue)
    }
  }

  /// Whether libcurl gave up on a head that does not end. URLSession has one number for that and for
  /// much else, but hands libcurl's own words on.
  private static func isHeadTooLong(_ error: URLError) -> Bool {
    let words = error.userInfo[NSLocalizedDescriptionKey] as? String
    return words?.hasPrefix("Too large response headers") ?? false
  }
}
