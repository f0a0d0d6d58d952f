internal import AuthpipeKit

extension Misbehaviour {
  private static let nonsense = [
    "", "-1", "NaN", "null", "1e3", "soon", "0x10", "99999999999999999999", "3600001", "5, 6",
    "Wed, 21 Oct 2026 07:28:00 GMT",
  ]

  /// 429 in every form: none of them says anything about a token.
  static let rateLimits =
    nonsense.map { value in
      Misbehaviour("answers 429 until «\(value)»", .throttled) { connection, _ in
        connection.send(Canned.empty(429, "X-Rate-Limit-Time-Reset-Ms: \(value)"))
      }
    } + [
      Misbehaviour("answers 429 with every header absurd", .throttled) { connection, _ in
        connection.send(
          Canned.empty(
            429, "X-Rate-Limit-Time-Reset-Ms: undefined", "X-Retry-After: -9",
            "Retry-After: tomorrow", "X-Rate-Limit-Requests-Left: lots"))
      },
      Misbehaviour("answers 429 for an hour", .throttled) { connection, _ in
        connection.send(Canned.empty(429, "X-Rate-Limit-Time-Reset-Ms: 3600000"))
      },
      Misbehaviour("answers 429 for no time at all", .throttled) { connection, _ in
        connection.send(Canned.empty(429, "X-Rate-Limit-Time-Reset-Ms: 0"))
      },
      Misbehaviour("says when twice", .throttled) { connection, _ in
        connection.send(
          Canned.empty(429, "X-Rate-Limit-Time-Reset-Ms: 1", "X-Rate-Limit-Time-Reset-Ms: 2"))
      },
      Misbehaviour("answers 429 with a 401's words", .throttled) { connection, _ in
        connection.send(Canned.json(429, #"{"status":401,"title":"Unauthorized"}"#))
      },
      Misbehaviour("answers 429 with a page", .throttled, Canned.html(429)),
      Misbehaviour("recovers from a 429", .healthy) { connection, _ in
        connection.send(
          connection.number == 1
            ? Canned.empty(429, "X-Rate-Limit-Time-Reset-Ms: 200") : healthy)
      },
      Misbehaviour("has none of its quota left for a second request", .throttled) { connection, _ in
        connection.send(
          Canned.json(
            401, #"{"status":401,"title":"Unauthorized"}"#, "X-Rate-Limit-Requests-Left: 0"))
      },
    ]
}
