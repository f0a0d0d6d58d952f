import BigCommerceSandbox
import Foundation
import Testing

/// The question that ends a plaintext file.
@Suite struct DeletionTests {
  private static let question = "in the clear? [y/N] "

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test(arguments: [
    ("y\n", false), ("yes\n", false), ("\n", true), ("n\n", true), ("\u{04}", true),
  ])
  func `connect deletes its file for a yes alone`(answer: String, stays: Bool) async throws {
    try await TemporaryHome.lend { home in
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--api-url", home.sandbox.baseURL, "--from",
        home.credentialsFile())
      try await terminal.expect(Self.question)
      terminal.type(answer)
      #expect(try await terminal.end() == 0)
      #expect(exists(home.credentialsFile()) == stays)
      #expect(terminal.screen.contains("does not reach a repository's history") != stays)
      #expect(try await home.authpipe("get", "acme").exit == 0)
    }
  }

  @Test func `import asks for its plan and then for its files`() async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      let terminal = try home.terminal(
        "import", home.downloads, "--api-url", home.sandbox.baseURL)
      try await terminal.expect("Store these 2 credentials? [y/N] ")
      terminal.type("y\n")
      try await terminal.expect("Delete the 2 files, which hold the credentials \(Self.question)")
      terminal.type("y\n")
      #expect(try await terminal.end() == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: home.downloads) == [])
    }
  }

  @Test(arguments: ["n\n", "\n", "Y E S\n"]) func `a plan that is not meant is not followed`(
    answer: String
  ) async throws {
    try await TemporaryHome.lend { home in
      let terminal = try home.terminal(
        "import", home.downloads, "--api-url", home.sandbox.baseURL)
      try await terminal.expect("Store this credential? [y/N] ")
      terminal.type(answer)
      #expect(try await terminal.end() == 1)
      #expect(!exists(home.vault) && exists(home.credentialsFile()))
    }
  }

  @Test func `another file of that name stays`() async throws {
    try await TemporaryHome.lend { home in
      let terminal = try home.terminal(
        "connect", "bigcommerce", "acme", "--api-url", home.sandbox.baseURL, "--from",
        home.credentialsFile())
      try await terminal.expect(Self.question)
      let other = "\(home.path)/other"
      try "other".write(toFile: other, atomically: true, encoding: .utf8)
      #expect(rename(other, home.credentialsFile()) == 0)
      terminal.type("y\n")
      #expect(try await terminal.end() == 0)
      #expect(try String(contentsOfFile: home.credentialsFile(), encoding: .utf8) == "other")
      #expect(terminal.screen.contains("changed or replaced since it was read"))
    }
  }

  @Test func `a file is never deleted unasked, nor with anything in it that was not stored`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        connect() { authpipe connect bigcommerce "$@" --api-url $url; echo $?; }
        connect a --from $file; ls $file
        ln -s $file link; connect b --from link --delete-source; ls $file
        printf 'BC_STORE_HASH=abc123\\nBC_ACCESS_TOKEN=x\\nOTHER=y\\n' >env
        connect c --from env --offline --delete-source; ls env
        connect d --from bad --delete-source; connect a --from $file --delete-source; ls $file
        ln $file hard; connect e --from $file --delete-source; ls $file hard 2>/dev/null
        """)
      let file = home.credentialsFile()
      #expect(
        outcome.stdout
          == "0\n\(file)\n0\n\(file)\n0\nenv\n65\n73\n\(file)\n0\nhard\n", "\(outcome)")
      #expect(outcome.stderr.contains("not deleted: env holds more than was stored"))
      #expect(outcome.stderr.contains("it has another name still"))
    }
  }
}
