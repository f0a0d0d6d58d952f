internal import Foundation
internal import FoundationNetworking
internal import HTTPTypes

extension HTTPResponse {
  /// The head of an answer as URLSession reports it, or nil when it is not one of HTTP.
  init?(_ response: URLResponse) {
    guard let response = response as? HTTPURLResponse, (100...999).contains(response.statusCode)
    else { return nil }
    var fields = HTTPFields()
    for case (let name as String, let value as String) in response.allHeaderFields {
      // A name that is no token is the server's mistake, and no reason to lose the answer.
      guard let name = HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    self.init(status: Status(code: response.statusCode), headerFields: fields)
  }
}
