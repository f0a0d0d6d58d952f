internal import FlyingFox
internal import Foundation

/// An answer before it is put on the wire.
package struct SandboxAnswer: Sendable {
  package var status: Int
  package var contentType: String?
  package var headers: [String: String]
  package var body: String
  /// How long the answer is held back.
  package var delay: Duration

  /// Makes any answer at all, sensible or not.
  package init(
    status: Int, contentType: String? = nil, headers: [String: String] = [:], body: String = "",
    delay: Duration = .zero
  ) {
    self.status = status
    self.contentType = contentType
    self.headers = headers
    self.body = body
    self.delay = delay
  }

  /// An answer in JSON.
  static func json(_ status: Int, _ object: Any) -> SandboxAnswer {
    let data = try? JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return SandboxAnswer(
      status: status, contentType: "application/json",
      body: String(decoding: data ?? Data(), as: UTF8.self))
  }

  /// An answer in XML.
  static func xml(_ body: String) -> SandboxAnswer {
    SandboxAnswer(status: 200, contentType: "application/xml", body: body)
  }

  /// A v3 answer: the data in its envelope.
  static func v3(_ data: Any) -> SandboxAnswer {
    var meta: [String: Any] = [:]
    if let list = data as? [Any] {
      meta["pagination"] = [
        "total": list.count, "count": list.count, "per_page": 50, "current_page": 1,
        "total_pages": 1,
      ]
    }
    return .json(200, ["data": data, "meta": meta])
  }

  /// One page of a v3 list: as long as `limit` says, with links to those beside it.
  static func v3Page(of list: [Any], _ query: [String: String]) -> SandboxAnswer {
    let page = SandboxPage(of: list.count, query)
    let shown = list[page.range]
    let pages = max(1, (list.count + page.limit - 1) / page.limit)
    let link = { (number: Int) in "?limit=\(page.limit)&page=\(number)" }
    var links = ["current": link(page.number)]
    if page.number > 1 { links["previous"] = link(page.number - 1) }
    if page.number < pages { links["next"] = link(page.number + 1) }
    let pagination: [String: Any] = [
      "total": list.count, "count": shown.count, "per_page": page.limit,
      "current_page": page.number, "total_pages": pages, "links": links,
    ]
    return .json(200, ["data": Array(shown), "meta": ["pagination": pagination]])
  }

  /// One page of a v2 list: a bare array, and no body at all once there is nothing more.
  static func v2Page(of list: [Any], _ query: [String: String]) -> SandboxAnswer {
    let shown = list[SandboxPage(of: list.count, query).range]
    return shown.isEmpty ? SandboxAnswer(status: 204) : .json(200, Array(shown))
  }

  /// The answer as FlyingFox sends it.
  var response: HTTPResponse {
    var fields = HTTPHeaders()
    for (name, value) in headers { fields[HTTPHeader(name)] = value }
    if let contentType { fields[.contentType] = contentType }
    return HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: "Sandbox"), headers: fields,
      body: Data(body.utf8))
  }
}
