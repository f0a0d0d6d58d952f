import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct RateLimitTests {
  private static let reset = HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!
  private static let xRetryAfter = HTTPField.Name("X-Retry-After")!

  private func wait(_ fields: HTTPFields) -> Duration? {
    RateLimit.wait(saidBy: HTTPResponse(status: .tooManyRequests, headerFields: fields))
  }

  struct Row: Sendable {
    let fields: HTTPFields
    let wait: Duration
  }

  @Test(arguments: [
    Row(fields: [reset: "2500"], wait: .milliseconds(2_500)),
    Row(fields: [reset: "2500", xRetryAfter: "9"], wait: .milliseconds(2_500)),
    Row(fields: [reset: "NaN", xRetryAfter: "9"], wait: .seconds(9)),
    Row(fields: [xRetryAfter: "9"], wait: .seconds(9)),
    Row(fields: [.retryAfter: "9"], wait: .seconds(9)), Row(fields: [reset: "0"], wait: .zero),
    Row(fields: [reset: "3600000"], wait: .seconds(3_600)),
  ])
  func `the reset header comes before the older ones`(row: Row) {
    #expect(wait(row.fields) == row.wait)
  }

  @Test(arguments: [
    "", " ", "-1", "+5", "1.5", "1e3", "0x10", "NaN", "null", "undefined", "3600001", "999999999",
    "99999999999999999999999", "5, 6", "٥", "Wed, 21 Oct 2026 07:28:00 GMT",
  ])
  func `a value that is not plainly a sane number is no wait`(value: String) {
    #expect(wait([Self.reset: value]) == nil)
  }

  @Test func `no header is no wait`() {
    #expect(wait([:]) == nil)
  }
}
