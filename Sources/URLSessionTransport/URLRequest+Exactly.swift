internal import AuthpipeKit
internal import Foundation
internal import FoundationNetworking
internal import HTTPTypes

extension URLRequest {
  /// Makes the request that `request` describes, or refuses where the URL would mean another.
  init(exactly request: HTTPRequest) throws(TransportFailure) {
    guard let address = RequestAddress(request) else {
      throw .other(code: URLError.badURL.rawValue)
    }
    // Over http everyone on the way reads the token; only this very machine is spoken to so.
    guard address.scheme == "https" || address.isLoopback else {
      throw .other(code: NSURLErrorAppTransportSecurityRequiresSecureConnection)
    }
    self.init(url: address.url)
    httpMethod = request.method.rawValue
    httpShouldHandleCookies = false
    for field in request.headerFields {
      addValue(field.value, forHTTPHeaderField: field.name.rawName)
    }
  }

  /// Puts the secret into its header: the one String it is ever made into, as late as can be.
  mutating func attach(_ secret: SecretHeader) throws(TransportFailure) {
    let value = secret.value.bytes.withBytes { bytes -> String? in
      // A value with CR or LF would be dropped silently, and the request sent without it.
      guard SecretShape.fault(inToken: bytes) == nil else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let value else { throw .unsendableHeader }
    setValue(value, forHTTPHeaderField: secret.name.rawName)
  }

  /// Puts the body in: a copy in ordinary memory, which URLSession cannot do without.
  mutating func attach(_ body: OutgoingBody) {
    httpBody = body.withBytes { Data($0) }
  }
}
