internal import AuthpipeKit

extension Misbehaviour {
  private static let codes = [300, 301, 302, 303, 305, 307, 308]

  /// Every way to send somebody elsewhere; nobody goes.
  static let redirects =
    codes.flatMap { code in
      [
        Misbehaviour("answers \(code) to another server", .inconclusive) { connection, elsewhere in
          connection.send(Canned.empty(code, "Location: http://127.0.0.1:\(elsewhere)/"))
        },
        Misbehaviour("answers \(code) to itself", .inconclusive) { connection, _ in
          connection.send(Canned.empty(code, "Location: /stores/abc123/v2/store"))
        },
      ]
    } + [
      Misbehaviour("answers 304", .inconclusive, Canned.head(304, ["Connection: close"])),
      Misbehaviour("redirects to nowhere", .inconclusive, Canned.empty(302)),
      Misbehaviour(
        "redirects to a file", .inconclusive, Canned.empty(302, "Location: file:///etc/passwd")),
      Misbehaviour("redirects to what is no address", .inconclusive) { connection, _ in
        connection.send(Canned.empty(302, "Location: //["))
      },
      Misbehaviour("redirects to another name of this machine", .inconclusive) {
        connection, elsewhere in
        connection.send(Canned.empty(302, "Location: http://localhost:\(elsewhere)/"))
      },
      Misbehaviour("redirects with a body without end", .inconclusive) { connection, elsewhere in
        connection.send(Canned.head(302, ["Location: http://127.0.0.1:\(elsewhere)/"]))
        connection.sendForever([UInt8](repeating: 0x41, count: 1 << 16))
      },
      Misbehaviour("refreshes to another server", .inconclusive) { connection, elsewhere in
        connection.send(Canned.empty(200, "Refresh: 0; url=http://127.0.0.1:\(elsewhere)/"))
      },
      Misbehaviour("knows of an alternative service", .healthy) { connection, elsewhere in
        connection.send(
          Canned.json(
            200, #"{"id":"abc123"}"#, "Alt-Svc: http/1.1=\"127.0.0.1:\(elsewhere)\"; ma=99",
            "Set-Cookie: a=b"))
      },
    ]
}
