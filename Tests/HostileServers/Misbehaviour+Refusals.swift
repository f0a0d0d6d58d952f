internal import AuthpipeKit

extension Misbehaviour {
  private static let page = Canned.html(401)

  /// 401 and 403 in every form: one alone means that a token is rejected.
  static let refusals = [
    Misbehaviour("answers 401 each time", .rejected, Canned.unauthorized),
    Misbehaviour("answers 401 each time and says nothing", .rejected, Canned.empty(401)),
    Misbehaviour("answers 401 once", .healthy, inTurn: [Canned.unauthorized, healthy]),
    Misbehaviour("answers an empty 401 once", .healthy, inTurn: [Canned.empty(401), healthy]),
    Misbehaviour("answers 401, then 500", .unreachable) {
      connection, _ in
      connection.send(connection.number == 1 ? Canned.unauthorized : Canned.json(500, "{}"))
    },
    Misbehaviour(
      "answers 401, then 429", .throttled, inTurn: [Canned.unauthorized, Canned.empty(429)]),
    Misbehaviour(
      "answers 401, then a 401 of another's", .inconclusive,
      inTurn: [
        Canned.unauthorized, page,
      ]),
    Misbehaviour(
      "answers another's 401, then 401", .inconclusive,
      inTurn: [
        page, Canned.unauthorized, page, Canned.unauthorized,
      ]),
    Misbehaviour("answers 401, then breaks off", .unreachable, inTurn: [Canned.unauthorized, ""]),
    Misbehaviour("answers 401, then redirects", .inconclusive) { connection, elsewhere in
      let there = Canned.empty(302, "Location: http://127.0.0.1:\(elsewhere)/")
      connection.send(connection.number == 1 ? Canned.unauthorized : there)
    },
    Misbehaviour("answers 401, then never again", .unreachable, waits: true) { connection, _ in
      guard connection.number > 1 else {
        connection.send(Canned.unauthorized)
        return
      }
      connection.waitForClose()
    },
    Misbehaviour("answers 401 with a page", .inconclusive, page),
    Misbehaviour(
      "misses its header", .inconclusive, Canned.text(401, "X-Auth-Token header is required")),
    Misbehaviour("cannot read its header", .inconclusive) { connection, _ in
      connection.send(Canned.text(401, "X-Auth-Token header should have correct format"))
    },
    Misbehaviour("answers 401 in words", .inconclusive, Canned.text(401, "Unauthorized")),
    Misbehaviour("answers 401 as a gateway does", .inconclusive) { connection, _ in
      connection.send(Canned.json(401, #"{"message":"Unauthorized"}"#))
    },
    Misbehaviour("answers 401 as version 1 did", .inconclusive) { connection, _ in
      connection.send(Canned.json(401, #"[{"status":401,"message":"No credentials."}]"#))
    },
    Misbehaviour("answers 401 with another title", .inconclusive) { connection, _ in
      connection.send(Canned.json(401, #"{"title":"Session expired"}"#))
    },
    Misbehaviour("asks for a password", .inconclusive) { connection, _ in
      connection.send(
        Canned.head(401, length: "2", "WWW-Authenticate: Basic realm=\"x\"", "Connection: close")
          + "no")
    },
    Misbehaviour("says 401 in a 200", .inconclusive) { connection, _ in
      connection.send(Canned.json(200, #"{"status":401,"title":"Unauthorized"}"#))
    },
    Misbehaviour("says 401 in a 403", .inconclusive) { connection, _ in
      connection.send(Canned.json(403, #"{"status":401,"title":"Unauthorized"}"#))
    },
    Misbehaviour("answers 403 with a page", .inconclusive, Canned.html(403)),
    Misbehaviour("misses a scope everywhere", .wrongStore, Canned.scopeMissing),
    Misbehaviour(
      "misses a scope and tells the time", .healthy,
      inTurn: [
        Canned.scopeMissing, Canned.time,
      ]),
    Misbehaviour(
      "misses a scope, then breaks off", .unreachable, inTurn: [Canned.scopeMissing, ""]),
    Misbehaviour(
      "misses a scope, then answers 401", .rejected,
      inTurn: [
        Canned.scopeMissing, Canned.unauthorized,
      ]),
  ]
}
