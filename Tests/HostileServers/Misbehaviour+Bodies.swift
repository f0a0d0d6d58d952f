internal import AuthpipeKit
internal import Foundation

extension Misbehaviour {
  private static let block = [UInt8](repeating: 0x41, count: 1 << 16)

  /// What can be wrong with a body before anybody reads it.
  static let bodies = [
    Misbehaviour("breaks off inside the body", .unreachable, Canned.head(200, length: "99") + "{"),
    Misbehaviour("breaks off inside a 401's body", .unreachable) { connection, _ in
      connection.send(Canned.head(401, length: "99") + #"{"title":"Unauthorized"}"#)
    },
    Misbehaviour("sends more than it promised", .healthy, healthy + healthy),
    Misbehaviour("promises fewer than no bytes", .unreachable, Canned.head(200, length: "-5")),
    Misbehaviour("promises a length of letters", .unreachable, Canned.head(200, length: "ten")),
    Misbehaviour(
      "promises more than a number holds", .inconclusive,
      Canned.head(200, length: "99999999999999999999") + "{"),
    Misbehaviour("promises a body and sends none", .unreachable, waits: true) { connection, _ in
      connection.send(Canned.head(200, length: "20"))
      connection.waitForClose()
    },
    Misbehaviour("sends its body a byte at a time", .unreachable, waits: true) { connection, _ in
      connection.send(Canned.head(200, length: "100000"))
      connection.sendForever("a".utf8, every: 100_000)
    },
    Misbehaviour("sends 100 MB", .inconclusive) { connection, _ in
      connection.send(Canned.head(200, length: "100000000"))
      connection.sendForever(block)
    },
    Misbehaviour("sends a body without end", .inconclusive) { connection, _ in
      connection.send(Canned.head(200, []))
      connection.sendForever(block)
    },
    Misbehaviour("sends chunks without end", .inconclusive) { connection, _ in
      connection.send(Canned.head(200, ["Transfer-Encoding: chunked"]))
      connection.sendForever("10000\r\n".utf8 + block + "\r\n".utf8)
    },
    Misbehaviour("sends a chunk of no size", .unreachable, chunked("ZZ\r\nab\r\n0\r\n\r\n")),
    Misbehaviour("breaks off inside a chunk", .unreachable, chunked("ff\r\n{")),
    Misbehaviour("breaks off between chunks", .unreachable, chunked("1\r\n{\r\n")),
    Misbehaviour("sends a chunk of 2^64 bytes", .unreachable, chunked("10000000000000000\r\n{")),
    Misbehaviour("calls gzip what is none", .unreachable) { connection, _ in
      connection.send(Canned.head(200, length: "2", "Content-Encoding: gzip") + "ab")
    },
    Misbehaviour("encodes as nobody asked for", .unreachable) { connection, _ in
      connection.send(Canned.head(200, length: "2", "Content-Encoding: rot13") + "ab")
    },
    Misbehaviour("encodes a hundred times over", .unreachable) { connection, _ in
      let encoding = Array(repeating: "gzip", count: 100).joined(separator: ", ")
      connection.send(Canned.head(200, length: "2", "Content-Encoding: \(encoding)") + "ab")
    },
    Misbehaviour("sends a gzip bomb", .inconclusive) { connection, _ in
      connection.send(Canned.head(200, length: "\(bomb.count)", "Content-Encoding: gzip"))
      connection.send(bomb)
    },
    Misbehaviour("sends a gzip bomb with a 401", .inconclusive) { connection, _ in
      connection.send(Canned.head(401, length: "\(bomb.count)", "Content-Encoding: gzip"))
      connection.send(bomb)
    },
  ]

  private static func chunked(_ body: String) -> String {
    Canned.head(200, ["Transfer-Encoding: chunked"]) + body
  }

  /// 200 MB in 200 kB.
  private static let bomb: Data = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "head -c 200000000 /dev/zero | gzip -9"]
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return Data() }
    defer { process.waitUntilExit() }
    return pipe.fileHandleForReading.readDataToEndOfFile()
  }()
}
