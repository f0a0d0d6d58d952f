import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct JSONPiecesTests {
  /// The pieces of a text that is read in parts of `length` bytes, and the lines of its faults.
  private func read(_ text: String, by length: Int) -> (pieces: [String], faults: [Int]) {
    let bytes = Array(text.utf8)
    var pieces = JSONPieces()
    var found: [String] = []
    var faults: [Int] = []
    for start in stride(from: 0, to: bytes.count, by: length) {
      Array(bytes[start..<min(start + length, bytes.count)]).withBytes { part in
        pieces.read(part) {
          switch $0 {
          case .piece(let piece):
            let range = piece.offset..<piece.offset + piece.length
            found.append(String(decoding: bytes[range], as: UTF8.self))
          case .fault(let fault): faults.append(fault.line)
          }
        }
      }
    }
    if let end = pieces.finish() { faults.append(end.line) }
    return (found, faults)
  }

  @Test(arguments: [
    ("[]", []), (" [ ] \n", []), (#"{"a":1}"#, [#"{"a":1}"#]),
    ("\u{feff}[{},\r\n{}]", ["{}", "{}"]), ("{}\n{}\n\n{}", ["{}", "{}", "{}"]),
    ("{}{}", ["{}", "{}"]),
    (#"[{"a":"]}\"{"},{"b":[{"c":[]}]}]"#, [#"{"a":"]}\"{"}"#, #"{"b":[{"c":[]}]}"#]),
    (#"[{"a":"\\"},{"é":"\u00e9"}]"#, [#"{"a":"\\"}"#, #"{"é":"\u00e9"}"#]),
    ("[{not json},{}]", ["{not json}", "{}"]),
  ])
  func `objects are found wherever a file is cut`(text: String, expected: [String]) {
    for length in [1, 2, 3, 7, 1_000] {
      let found = read(text, by: length)
      #expect(found.pieces == expected && found.faults == [])
    }
  }

  @Test(arguments: [
    "", "[", "]", "[{}", "[{},]", "[,{}]", "[{}{}]", "{},{}", "[[]]", "[1]", "[\"a\"]", "{} x",
    "[] []",
    "[{}]{}", "{", "{\"a", "x{}", "{}]", "[{}]x", "{}\u{feff}{}",
  ])
  func `what stands between objects is looked at`(text: String) {
    for length in [1, 2, 1_000] { #expect(read(text, by: length).faults == [1]) }
  }

  @Test(arguments: [
    ("{1}\n{2}\noops\n{4}", ["{1}", "{2}", "{4}"], [3]),
    ("{1}\noops {x} }\n\n{4}\n?\n", ["{1}", "{4}"], [2, 5]),
    // Cut off in a string, after a value, after a comma; with what belongs to nothing after it.
    ("{\"a\":\"b\n{2}\n{3}", ["{2}", "{3}"], [1]),
    ("{\"a\":\"b\\\n{2}", ["{2}"], [1]), ("{1}\n{\"a\":\"b\"\n{3}\n", ["{1}", "{3}"], [2]),
    ("{\"a\":1}}\n{2}", ["{\"a\":1}", "{2}"], [1]), ("{1}\n{\n", ["{1}"], [2]),
    // Two that are cut off in one line are one fault.
    ("{1 {2", [], [1]), ("{1}\n{2 {3\n", ["{1}"], [2]), ("{1\n{2", [], [1, 2]),
    (
      "{\n \"a\": {\n}, \"b\": [\n{}, {}]\n}\n{2}",
      ["{\n \"a\": {\n}, \"b\": [\n{}, {}]\n}", "{2}"], []
    ),
    // In a list nobody knows where it goes on.
    ("[{1},\n{2}\noops,{3}]", ["{1}", "{2}"], [3]), ("[{1},\n{2", ["{1}"], [2]),
  ])
  func `a broken object costs no other`(text: String, expected: [String], faults: [Int]) {
    for length in [1, 2, 1_000] {
      let found = read(text, by: length)
      #expect(found.pieces == expected && found.faults == faults)
    }
  }
}
