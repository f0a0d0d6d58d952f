/// Answers as text, well formed but for what a test makes of them.
package enum Canned {
  static let unauthorized = json(401, #"{"status":401,"title":"Unauthorized","errors":{}}"#)
  static let scopeMissing = json(
    403, #"{"status":403,"title":"You don't have a required scope to access the endpoint"}"#)
  static let time = json(200, #"{"time":1529512970}"#)

  package static func json(_ status: Int, _ body: String, _ headers: String...) -> String {
    whole(status, body, ["Content-Type: application/json"] + headers)
  }

  static func html(_ status: Int) -> String {
    whole(status, "<html><title>Unauthorized</title></html>", ["Content-Type: text/html"])
  }

  static func text(_ status: Int, _ body: String) -> String {
    whole(status, body, ["Content-Type: text/plain"])
  }

  package static func empty(_ status: Int, _ headers: String...) -> String {
    whole(status, "", headers)
  }

  /// A head that promises `length` bytes.
  package static func head(_ status: Int, length: String, _ headers: String...) -> String {
    head(status, headers + ["Content-Length: \(length)"])
  }

  package static func head(_ status: Int, _ headers: [String]) -> String {
    "HTTP/1.1 \(status) X\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n"
  }

  private static func whole(_ status: Int, _ body: String, _ headers: [String]) -> String {
    head(status, headers + ["Connection: close", "Content-Length: \(body.utf8.count)"]) + body
  }
}
