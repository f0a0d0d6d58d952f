internal import AuthpipeKit

extension Misbehaviour {
  private static let meanings: [(Verdict, [Int])] = [
    (.inconclusive, [400, 402, 404, 405, 406, 408, 410, 415, 418, 422, 425, 431, 451]),
    (.suspended, [423, 503]),
    (.unreachable, [500, 501, 502, 504]),
    (.healthy, [507]),
    (.throttled, [429, 509]),
  ]

  /// A status and no more; where a status does not speak for itself, with a page as well.
  static let statuses =
    meanings.flatMap { verdict, statuses in
      statuses.map { status in
        Misbehaviour("answers \(status)", verdict, Canned.json(status, #"{"title":"Sorry"}"#))
      }
    } + [
      Misbehaviour("answers 204", .inconclusive, Canned.head(204, ["Connection: close"])),
      Misbehaviour("answers 205", .inconclusive, Canned.empty(205)),
      Misbehaviour(
        "answers 206 with all of it", .inconclusive, Canned.json(206, #"{"id":"abc123"}"#)),
      Misbehaviour(
        "answers 202 with all of it", .inconclusive, Canned.json(202, #"{"id":"abc123"}"#)),
      Misbehaviour("answers 407", .inconclusive, Canned.empty(407, "Proxy-Authenticate: Basic")),
      Misbehaviour("answers 507 with a page", .inconclusive, Canned.html(507)),
      Misbehaviour("answers 503 with a page", .inconclusive, Canned.html(503)),
      Misbehaviour("answers 500 with a page", .unreachable, Canned.html(500)),
      Misbehaviour("answers 404 with a page", .inconclusive, Canned.html(404)),
      Misbehaviour(
        "knows no such route", .inconclusive,
        Canned.text(404, "The route is not found, check the URL")),
      Misbehaviour("heals after a 502", .healthy, inTurn: [Canned.html(502), healthy]),
      Misbehaviour("upgrades unasked", .unreachable) { connection, _ in
        connection.send(Canned.head(101, ["Upgrade: h2c", "Connection: Upgrade"]))
      },
    ]
}
