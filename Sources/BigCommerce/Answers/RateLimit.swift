internal import HTTPTypes

/// When BigCommerce says to come back.
enum RateLimit {
  /// Longer waits are taken for nonsense: the longest documented window is an hour.
  private static let longestWait = Duration.seconds(3_600)

  /// Until the window refills, in milliseconds; then the older headers, in seconds
  /// (BigCommerce's documentation, "API rate limits"). Any of them can be absent.
  private static let headers: [(HTTPField.Name, Duration)] = [
    (HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!, .milliseconds(1)),
    (HTTPField.Name("X-Retry-After")!, .seconds(1)),
    (.retryAfter, .seconds(1)),
  ]

  /// The wait that `response` asks for, or nil unless one header says it plainly.
  ///
  /// A client that read a missing header as a number slept not at all and asked in a hot loop
  /// (observed); so only digits are a number.
  static func wait(saidBy response: HTTPResponse) -> Duration? {
    for (name, unit) in headers {
      guard let count = number(response.headerFields[name]) else { continue }
      let wait = unit * count
      if wait <= longestWait { return wait }
    }
    return nil
  }

  /// Whether `status` says that too much was asked.
  static func isLimit(_ status: Int) -> Bool { status == 429 || status == 509 }

  /// How many requests are left in the window, or nil where the answer does not say plainly: a plan
  /// without limits sends no header.
  static func left(saidBy response: HTTPResponse) -> Int? {
    number(response.headerFields[requestsLeft])
  }

  private static let requestsLeft = HTTPField.Name("X-Rate-Limit-Requests-Left")!

  private static func number(_ value: String?) -> Int? {
    guard let value, (1...9).contains(value.utf8.count), value.utf8.allSatisfy(isDigit)
    else { return nil }
    return Int(value)
  }
}
