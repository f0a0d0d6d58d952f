import Testing

@testable import AuthpipeCLI

@Suite struct CommandWordsTests {
  @Test(arguments: [
    ("pass show authpipe", ["pass", "show", "authpipe"]),
    ("  pass\t show  authpipe ", ["pass", "show", "authpipe"]),
    ("cat \"a b\" $HOME *", ["cat", "\"a", "b\"", "$HOME", "*"]),
    ("a\\ b;c|d>e", ["a\\", "b;c|d>e"]),
    ("pass show a\u{A0}b", ["pass", "show", "a\u{A0}b"]),
    (#"["cat", "a b", "", "$HOME"]"#, ["cat", "a b", "", "$HOME"]),
    (#"["\u0063at"]"#, ["cat"]),
  ])
  func `words are separated by spaces and tabs, or are strings in JSON`(
    text: String, words: [String]
  ) throws {
    #expect(try CommandWords(parsing: text).words == words)
  }

  @Test(arguments: [
    "", " ", "\t", "[", "[]", #"[""]"#, #"["", "cat"]"#, #"["cat""#, #"["cat", 1]"#, #"[["cat"]]"#,
    #"["cat"] x"#, #"["cat", "a\u0000b"]"#, "[cat]",
  ])
  func `what names no program is refused`(text: String) {
    #expect(throws: CommandWords.Malformed.self) { try CommandWords(parsing: text) }
  }
}
