internal import AuthpipeKit

extension Misbehaviour {
  /// What can be wrong with a body that arrived whole.
  static let texts = [
    Misbehaviour("answers 200 with nothing", .inconclusive, Canned.empty(200)),
    Misbehaviour("answers 200 with a page", .inconclusive, Canned.html(200)),
    Misbehaviour(
      "calls a page JSON", .inconclusive, Canned.json(200, "<!doctype html><p>log in</p>")),
    Misbehaviour("answers in XML", .inconclusive, Canned.json(200, "<?xml version='1.0'?><id/>")),
    Misbehaviour("answers 200 in words", .inconclusive, Canned.text(200, "OK")),
    Misbehaviour("puts a mark before its JSON", .healthy) { connection, _ in
      connection.send(Canned.head(200, length: "18") + "\u{feff}{\"id\":\"abc123\"}")
    },
    Misbehaviour("breaks off its JSON", .inconclusive, Canned.json(200, #"{"id":"abc123""#)),
    Misbehaviour("goes on after its JSON", .inconclusive, Canned.json(200, #"{"id":"abc123"} x"#)),
    Misbehaviour("answers null", .inconclusive, Canned.json(200, "null")),
    Misbehaviour("answers with a list", .inconclusive, Canned.json(200, #"[{"id":"abc123"}]"#)),
    Misbehaviour("has no store in its answer", .inconclusive, Canned.json(200, "{}")),
    Misbehaviour("has a number for a store", .inconclusive, Canned.json(200, #"{"id":1}"#)),
    Misbehaviour("has nothing for a store", .inconclusive, Canned.json(200, #"{"id":""}"#)),
    Misbehaviour(
      "has a sentence for a store", .inconclusive, Canned.json(200, #"{"id":"not a hash"}"#)),
    Misbehaviour("is another store", .wrongStore, Canned.json(200, #"{"id":"zzz999"}"#)),
    Misbehaviour("writes its store in capitals", .healthy, Canned.json(200, #"{"id":"ABC123"}"#)),
    Misbehaviour("hides what it says in control characters", .healthy) { connection, _ in
      connection.send(Canned.json(200, #"{"id":"abc123","name":"\u001b]52;c;eA==\u0007"}"#))
    },
    Misbehaviour("names two stores, ours first", .healthy) { connection, _ in
      connection.send(Canned.json(200, #"{"id":"abc123","id":"zzz999"}"#))
    },
    Misbehaviour("nests 10,000 deep", .inconclusive) { connection, _ in
      connection.send(Canned.json(200, String(repeating: #"{"a":"#, count: 10_000)))
    },
    Misbehaviour("sends 900 kB of JSON", .inconclusive) { connection, _ in
      let name = String(repeating: "a", count: 900_000)
      connection.send(Canned.json(200, #"{"id":"abc123","name":"\#(name)"}"#))
    },
    Misbehaviour("sends JSON that is not UTF-8", .inconclusive) { connection, _ in
      let body = Array(#"{"id":"abc123","name":""#.utf8) + [0xc3, 0x28] + Array("\"}".utf8)
      connection.send(Canned.head(200, length: "\(body.count)").utf8)
      connection.send(body)
    },
    Misbehaviour("sends JSON in UTF-16", .inconclusive) { connection, _ in
      let body = #"{"id":"abc123"}"#.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
      connection.send(Canned.head(200, length: "\(body.count)").utf8)
      connection.send(body)
    },
  ]
}
