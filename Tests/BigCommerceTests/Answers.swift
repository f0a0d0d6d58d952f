import AuthpipeKit
import HTTPTypes

/// Answers in BigCommerce's recorded shapes, with invented values.
enum Answers {
  static let scopeTitle = "You don't have a required scope to access the endpoint"
  static let jsonType = "application/json"

  static let time = json(200, #"{"time":1529512970}"#)
  static let unauthorized = json(401, #"{"status":401,"title":"Unauthorized","errors":{}}"#)
  static let scopeMissing = json(
    403, #"{"status":403,"title":"\#(scopeTitle)","type":"https://developer.example","errors":{}}"#)
  static let html = "<!DOCTYPE html><html><body>Sign in to the network</body></html>"

  static func store(id: String = "abc123") -> HTTPAnswer {
    json(
      200,
      """
      {"id":"\(id)","account_uuid":"00000000-0000-4000-8000-000000000001","domain":"shop.example",
      "status":"live","name":"Example Shop","first_name":"A","phone":"000","plan_name":"Standard",
      "plan_is_trial":false,"logo":[],"timezone":{"name":"America/Chicago","raw_offset":-21600.5e0},
      "store_id":1000000001,"favicon_url":null,"features":{"storefront_limits":{"active":3}}}
      """)
  }

  static func json(
    _ status: Int, _ body: String, _ headers: HTTPFields = [:]
  ) -> HTTPAnswer {
    answer(status, body, type: jsonType, headers)
  }

  static func answer(
    _ status: Int, _ body: String, type: String?, _ headers: HTTPFields = [:]
  ) -> HTTPAnswer {
    answer(status, Array(body.utf8), type: type, headers)
  }

  static func answer(
    _ status: Int, _ body: [UInt8], type: String?, _ headers: HTTPFields = [:]
  ) -> HTTPAnswer {
    var headers = headers
    headers[.contentType] = type
    return HTTPAnswer(
      response: HTTPResponse(status: .init(code: status), headerFields: headers), body: body)
  }
}
