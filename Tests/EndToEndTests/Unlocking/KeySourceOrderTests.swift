import Testing

@Suite struct KeySourceOrderTests {
  /// A source of a key, as words before and after `authpipe get acme`.
  struct Source: Sendable, CustomTestStringConvertible {
    let name: String
    let before: @Sendable (String) -> String
    let after: @Sendable (String) -> String

    init(
      _ name: String, before: @escaping @Sendable (String) -> String = { _ in "" },
      after: @escaping @Sendable (String) -> String = { _ in "" }
    ) {
      (self.name, self.before, self.after) = (name, before, after)
    }

    var testDescription: String { name }
  }

  /// Every source that can be named, the first to be looked at first.
  static let sources = [
    Source("--key-fd", after: { "--key-fd 7 7<k/\($0)" }),
    Source("--key-file", after: { "--key-file k/\($0)" }),
    Source("AUTHPIPE_KEY_FILE", before: { "AUTHPIPE_KEY_FILE=k/\($0)" }),
    Source("AUTHPIPE_KEY", before: { "AUTHPIPE_KEY=$(tail -n 1 k/\($0))" }),
    Source("--key-command", after: { "--key-command 'cat k/\($0)'" }),
    Source("AUTHPIPE_KEY_COMMAND", before: { "AUTHPIPE_KEY_COMMAND='cat k/\($0)'" }),
  ]

  @Test(arguments: sources.indices)
  func `a source comes before all that follow it, and if it fails none of them is tried`(
    first: Int
  ) async throws {
    try await withKeys { home in
      let source = Self.sources[first]
      // The default key file comes after every one of them.
      let followers = Self.sources.dropFirst(first + 1).map { $0 as Source? } + [nil]
      for follower in followers {
        for (key, other, exit) in [("good", "bad", Int32(0)), ("bad", "good", 77)] {
          let command = """
            cp k/\(other) $key; \(source.before(key)) \(follower?.before(other) ?? "") \
            authpipe get acme \(source.after(key)) \(follower?.after(other) ?? "")
            """
          let outcome = try await home.bash(command)
          #expect(outcome.exit == exit, "\(command): \(outcome.stderr)")
          #expect(outcome.stdout == (exit == 0 ? home.token() + "\n" : ""))
        }
      }
    }
  }

  @Test(
    .enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"),
    arguments: sources)
  func
    `a source that is named comes before the kernel's keyring, which comes before the default key file`(
      source: Source
    ) async throws
  {
    try await withKeys { home in
      let unlocked = try await home.bash("authpipe vault unlock --key-file k/good; cp k/bad $key")
      #expect(unlocked.exit == 0)
      #expect(try await home.bash("authpipe get acme").exit == 0)
      let named = "\(source.before("bad")) authpipe get acme \(source.after("bad"))"
      #expect(try await home.bash(named).exit == 77)
      #expect(try await home.bash("authpipe vault lock; authpipe get acme").exit == 77)
    }
  }

  /// Lends a home with a vault, its key in `k/good` and another in `k/bad`.
  private func withKeys(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let prepared = try await home.bash(
        """
        mkdir k other; mv $key k/good
        XDG_CONFIG_HOME=$PWD/other authpipe vault init --vault other/vault
        mv other/authpipe/key k/bad
        """)
      #expect(prepared.exit == 0, "\(prepared.stderr)")
      try await body(home)
    }
  }
}
