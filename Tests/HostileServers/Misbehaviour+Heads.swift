internal import AuthpipeKit

extension Misbehaviour {
  /// What can be wrong before there is a body.
  static let heads = [
    Misbehaviour("closes without a word", .unreachable, ""),
    Misbehaviour("breaks off inside the status line", .unreachable, "HTTP/1.1 200"),
    Misbehaviour("breaks off after the status line", .inconclusive, "HTTP/1.1 200 OK\r\n"),
    Misbehaviour("breaks off after a 401's status line", .inconclusive, "HTTP/1.1 401 No\r\n"),
    Misbehaviour("breaks off inside a header", .inconclusive, "HTTP/1.1 200 OK\r\nContent-Ty"),
    Misbehaviour("sends nothing but garbage", .unreachable, "garbage\r\n\r\n"),
    Misbehaviour("answers as HTTP/0.9 did", .unreachable, #"{"id":"abc123"}"#),
    Misbehaviour("greets as SSH does", .unreachable, "SSH-2.0-OpenSSH_9.2\r\n"),
    Misbehaviour("greets as SMTP does", .unreachable, "220 mail.example ESMTP\r\n"),
    Misbehaviour("speaks HTTP/2 unasked", .unreachable, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Misbehaviour("answers with an interim answer alone", .unreachable, Canned.head(100, [])),
    Misbehaviour(
      "sends 100 interim answers before the real one", .healthy,
      String(repeating: Canned.head(103, ["Link: </a>"]), count: 100) + healthy),
    Misbehaviour("has a status of no meaning", .inconclusive, Canned.json(999, "{}")),
    Misbehaviour("answers as HTTP/1.0 did", .healthy, "HTTP/1.0 200 OK\r\n\r\n{\"id\":\"abc123\"}"),
    Misbehaviour(
      "sends headers that are none", .unreachable,
      healthy.replacingFirstLineBreak(with: "\r\n:none\r\nno colon\r\n: : :\r\n")),
    Misbehaviour("sends one header of 300 kB", .unreachable) { connection, _ in
      connection.send(
        "HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 300_000) + "\r\n\r\n")
    },
    Misbehaviour("sends 300 kB of headers", .inconclusive) { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\n")
      let header = "X: " + String(repeating: "a", count: 1_000) + "\r\n"
      for _ in 0..<300 where !connection.send(header) { return }
      connection.send("Content-Length: 0\r\n\r\n")
    },
    Misbehaviour("sends headers without end", .inconclusive) { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\n")
      connection.sendForever("X: a\r\n".utf8)
    },
    Misbehaviour("sends long headers without end", .inconclusive) { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\n")
      connection.sendForever("X: \(String(repeating: "a", count: 1_000))\r\n".utf8)
    },
    // URLSession gives up, unless the worker is taken for stuck before.
    Misbehaviour("sends interim answers without end", .unreachable, or: .inconclusive) {
      connection, _ in
      connection.sendForever(Canned.head(102, []).utf8)
    },
    Misbehaviour("sends trailers without end", .inconclusive) { connection, _ in
      connection.send(Canned.head(200, ["Transfer-Encoding: chunked"]) + "0\r\n")
      connection.sendForever("X: a\r\n".utf8)
    },
    Misbehaviour("sends a header that is not UTF-8", .unreachable) { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\nX: ".utf8)
      connection.send([0xff, 0xfe, 0x80])
      connection.send("\r\nContent-Length: 15\r\n\r\n{\"id\":\"abc123\"}")
    },
    Misbehaviour("sends its headers a byte at a time", .unreachable, waits: true) { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\nX: ")
      connection.sendForever("a".utf8, every: 100_000)
    },
  ]
}

extension String {
  fileprivate func replacingFirstLineBreak(with text: String) -> String {
    let line = prefix { !$0.isNewline }
    return line + text + self[line.endIndex...].dropFirst()
  }
}
