import Testing

@testable import BigCommerce

@Suite struct JSONValueTests {
  private func read(_ text: String) -> JSONValue? { JSONValue(parsing: Array(text.utf8)) }

  @Test func `every kind of value is read`() {
    let text = #" {"a":[true,false,null,-0.5e+3,0,"x"],"b":{},"c":[ ]} "#
    #expect(
      read(text)
        == .object([
          "a": .array([.bool(true), .bool(false), .null, .number, .number, .string("x")]),
          "b": .object([:]), "c": .array([]),
        ]))
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9""#, "Aé"),
    (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{fffd}"), (#""\ude00x""#, "\u{fffd}x"),
    (#""\ud83d\u0041""#, "\u{fffd}A"), (#""é😀""#, "é😀"), (#""""#, ""),
  ])
  func `escapes are read, and half a pair is replaced`(text: String, value: String) {
    #expect(read(text) == .string(value))
  }

  @Test(arguments: [
    "", " ", "{", "}", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[1 2]",
    "nul", "tru", "True", "01", "-", "1.", ".5", "1e", "+1", "NaN", "'a'", "\"a", "\"\\x\"",
    "\"\\u12g4\"", "\"\\u12", "\"\\ud83d\\u", "\"\n\"", "[]]", "{}{}", "\u{feff}",
  ])
  func `what is not JSON is nil`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `nesting is read up to 64 levels`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(read(nested(65)) != nil)
    #expect(read(nested(66)) == nil)
    #expect(read(nested(1_000_000)) == nil)
  }

  @Test func `no byte string makes the reader fail badly`() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array(#"{}[]",:\u0dtfn-1e. x"#.utf8) + [0xff, 0xc3, 0x00]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator)! }
      _ = JSONValue(parsing: bytes)
    }
  }
}
