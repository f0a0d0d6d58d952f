internal import AuthpipeKit
internal import Foundation

extension Misbehaviour {
  /// What can be wrong with the connection itself.
  static let connections = [
    Misbehaviour("resets before it answers", .unreachable) { connection, _ in
      connection.resetOnClose()
    },
    Misbehaviour("resets inside the head", .unreachable) { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\nX: ")
      connection.resetOnClose()
    },
    Misbehaviour("resets inside the body", .unreachable) { connection, _ in
      connection.send(Canned.head(200, length: "99") + "{")
      connection.resetOnClose()
    },
    Misbehaviour("answers in TLS", .unreachable) { connection, _ in
      connection.send([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46])
    },
    Misbehaviour("answers in zeros", .unreachable) { connection, _ in
      connection.send([UInt8](repeating: 0, count: 4_096))
    },
    Misbehaviour("never answers", .unreachable, waits: true) { connection, _ in
      connection.waitForClose()
    },
    Misbehaviour("promises to stay and is gone at the second request", .healthy) { connection, _ in
      guard connection.number == 1 else {
        connection.send(healthy)
        return
      }
      connection.send(
        Canned.head(401, length: "24", "Content-Type: application/json")
          + #"{"title":"Unauthorized"}"#)
      // Taken from the same connection, and left without an answer.
      connection.readHead()
    },
    Misbehaviour("answers before it is asked again", .rejected) { connection, _ in
      // What follows the answer must not pass for that to the next request.
      connection.send(
        Canned.head(401, length: "24", "Content-Type: application/json")
          + #"{"title":"Unauthorized"}"# + healthy)
      connection.readHead()
    },
  ]
}
