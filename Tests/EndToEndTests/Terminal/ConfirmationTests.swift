import Testing

@Suite struct ConfirmationTests {
  @Test func `disconnect forgets a connection once its name was typed`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal("disconnect", "acme")
      try await terminal.expect("Type the connection's name to forget it: ")
      #expect(terminal.echoes)
      terminal.type("acme\n")
      #expect(try await terminal.end() == 0)
      #expect(try await home.authpipe("get", "acme").exit == 1)
    }
  }

  @Test(arguments: ["acm", "", "y", "acme/other"])
  func `disconnect changes nothing for another name`(typed: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal("disconnect", "acme")
      try await terminal.expect("Type the connection's name to forget it: ")
      terminal.type(typed + "\n")
      #expect(try await terminal.end() == 1)
      #expect(try await home.authpipe("get", "acme").stdout == home.token() + "\n")
    }
  }

  @Test(arguments: ["\u{03}", "\u{04}"])
  func `disconnect changes nothing when the question is left`(key: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let terminal = try home.terminal("disconnect", "acme")
      try await terminal.expect("Type the connection's name to forget it: ")
      terminal.type(key)
      #expect(try await terminal.end() == (key == "\u{03}" ? 130 : 77))
      #expect(try await home.authpipe("get", "acme").stdout == home.token() + "\n")
    }
  }
}
