import Testing

@testable import BigCommerce

@Suite struct JSONValueTests {
  private func read(_ text: String) -> JSONValue? { JSONValue(parsing: Array(text.utf8)) }

  @Test func `every kind of value is read`() {
    let text = #" {"a":[true,false,null,-0.5e+3,0,"x"],"b":{},"c":[ ]} "#
    #expect(
      read(text)
        == .object([
          "a": .array([.bool(true), .bool(false), .null, .number(-500), .number(0), .string("x")]),
          "b": .object([:]), "c": .array([]),
        ]))
  }

  @Test(arguments: [
    "", " ", "{", "}", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "nul", "True", "-", "+1",
    "'a'", "\"a", "\"\\x\"", "\"\\u12", "[]]", "{}{}", "\u{feff}",
  ])
  func `what is not JSON is nil`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `text in another encoding than UTF-8 is nil`() {
    let utf16 = Array("{\"id\":\"abc123\"}".utf16).flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    #expect(JSONValue(parsing: [0xff, 0xfe] + utf16) == nil)
    #expect(JSONValue(parsing: Array("\"".utf8) + [0xc3] + Array("\"".utf8)) == nil)
  }

  @Test func `nesting that could exhaust the stack is nil`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(read(nested(16)) != nil)
    #expect(read(nested(17)) == nil)
    #expect(read(nested(10_000)) == nil)
    #expect(read(nested(1_000_000)) == nil)
  }

  @Test func `no byte string makes the reader fail badly`() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array(#"{}[]",:\u0dtfn-1e. x"#.utf8) + [0xff, 0xc3, 0x00]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator)! }
      _ = JSONValue(parsing: bytes)
    }
  }

  @Test func `text that would keep the decoder busy is nil at once`() {
    let deep = String(repeating: "[", count: 500) + String(repeating: "0,", count: 10_000) + "0"
    let start = ContinuousClock.now
    #expect(read(deep + String(repeating: "]", count: 500)) == nil)
    #expect(read("[" + String(repeating: "0,", count: 500_000) + "0]") == nil)
    #expect(ContinuousClock.now - start < .seconds(1))
  }

  @Test func `brackets inside strings are not nesting`() {
    let text = String(repeating: "[", count: 40) + "\\\"" + String(repeating: "{", count: 40)
    #expect(read("[\"\(text)\"]") != nil)
  }
}
