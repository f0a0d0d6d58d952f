/// The refusals of BigCommerce's gateway, word for word.
extension SandboxAnswer {
  private static let statusCodes =
    "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes"

  private static func refusal(_ status: Int, _ title: String) -> SandboxAnswer {
    .json(
      status,
      ["status": status, "title": title, "type": statusCodes, "errors": [String: String]()]
        as [String: Any])
  }

  private static func text(_ status: Int, _ body: String) -> SandboxAnswer {
    SandboxAnswer(status: status, contentType: "text/plain", body: body)
  }

  static var tokenMissing: SandboxAnswer { text(401, "X-Auth-Token header is required") }

  static var tokenGarbled: SandboxAnswer {
    text(401, "X-Auth-Token header should have correct format")
  }

  static var tokenUnknown: SandboxAnswer { refusal(401, "Unauthorized") }

  static var scopeMissing: SandboxAnswer {
    refusal(403, "You don't have a required scope to access the endpoint")
  }

  static var routeUnknown: SandboxAnswer { text(404, "The route is not found, check the URL") }

  static var resourceUnknown: SandboxAnswer {
    refusal(404, "The resource at that URL is not found.")
  }

  static var tooManyRequests: SandboxAnswer { refusal(429, "Too many requests") }

  static var unavailable: SandboxAnswer {
    .json(
      503,
      ["status": 503, "title": "Service Unavailable", "type": statusCodes] as [String: Any])
  }

  static func invalid(_ errors: [String: String]) -> SandboxAnswer {
    .json(
      422,
      [
        "status": 422, "title": "JSON data is missing or invalid", "type": statusCodes,
        "errors": errors,
      ] as [String: Any])
  }
}
