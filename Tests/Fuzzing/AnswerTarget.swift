import AuthpipeKit
import HTTPTypes

@testable import BigCommerce

/// A server's answer. The first two bytes are its status, the next its media type, then comes a
/// line of what it says about waiting, and the rest is its body.
enum AnswerTarget: FuzzTarget {
  private static let token = "t0k3nt0k3nt0k3n"
  private static let store = "abc123"
  private static let mediaTypes = [
    nil, "application/json", "text/html; charset=utf-8", "text/plain", "application/problem+xml",
  ]

  static func seeds() throws -> [[UInt8]] {
    let bodies: [(status: Int, body: String)] = [
      (200, #"{"id":"abc123","name":"Shop","status":"live","plan_is_trial":false}"#),
      (200, #"{"id":"zzz999","name":"\#(token)","logo":[1.5e3,null,{"a":[[]]}]}"#),
      (200, #"{"time":1529512970}"#), (401, #"{"status":401,"title":"Unauthorized","errors":{}}"#),
      (401, "X-Auth-Token header is required"), (403, #"{"title":"\#(Classifier.scopeTitle)"}"#),
      (404, "The route is not found, check the URL"), (429, #"[{"status":429,"message":"slow"}]"#),
      (302, ""), (503, "<html>"), (507, "{}"), (200, #"{"id":"\u0061bc\ud83d\ude00"}"#),
    ]
    return bodies.map { status, body in
      [UInt8(status >> 8), UInt8(status & 0xff), 1] + Array("30\n\(body)".utf8)
    }
  }

  static func read(_ bytes: [UInt8]) throws {
    guard bytes.count >= 3 else { return }
    let status = (Int(bytes[0]) << 8 | Int(bytes[1])) % 1_000
    let lines = bytes[3...].split(separator: 0x0a, maxSplits: 1, omittingEmptySubsequences: false)
    let body = lines.count > 1 ? Array(lines[1]) : []
    readAsJSON(body)

    var fields = HTTPFields()
    fields[.contentType] = mediaTypes[Int(bytes[2]) % mediaTypes.count]
    let wait = lines.first.map { String(decoding: $0, as: UTF8.self) }
    for name in [HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!, .retryAfter] { fields[name] = wait }
    let answer = HTTPAnswer(
      response: HTTPResponse(status: .init(code: status), headerFields: fields), body: body)
    let secret = SharedSecret(try SecretBytes(Array(token.utf8)))
    for resource in [StoreRequest.Resource.store, .time] {
      let reading = Classifier.read(
        answer, to: resource, of: try StoreHash(normalizing: store), token: secret)
      switch reading {
      case .scopeMissing: precondition(status == 403, "only 403 says that a scope is missing")
      case .finding(let finding): check(finding, status)
      }
    }
  }

  private static func check(_ finding: Finding, _ status: Int) {
    switch finding.verdict {
    case .healthy: precondition(status == 200 || status == 507, "\(status) is no yes")
    case .rejected: precondition(status == 401, "\(status) is no no")
    case .wrongStore: precondition(status == 200, "\(status) names no store")
    default: break
    }
    switch finding {
    case .storeAnswered(let profile):
      precondition(profile.id.lowercased() == store, "another store answered")
      for text in [profile.name, profile.plan, profile.status] { check(text) }
    case .otherStore(let profile):
      for text in [profile.id, profile.name, profile.plan, profile.status] { check(text) }
    case .rateLimited(_, let wait?):
      precondition(wait >= .zero && wait <= .seconds(3_600), "nobody waits for more than an hour")
    case .unexpected(_, let text), .notAnAPIAnswer(_, let text): check(text)
    default: break
    }
  }

  private static func check(_ text: String?) {
    guard let text else { return }
    precondition(text.unicodeScalars.count <= 200, "what is kept of a server's text is short")
    precondition(!text.lowercased().contains(token), "no text that is kept shows the token")
  }

  private static func readAsJSON(_ body: [UInt8]) {
    guard let value = JSONValue(parsing: body) else { return }
    precondition(JSONValue(parsing: Array(value.text.utf8)) == value, "JSON is read as written")
  }
}
