import Foundation
import Testing

/// What the shells offer when somebody presses the tabulator.
@Suite struct CompletingTests {
  /// A shell that reads nothing of its user's, and the line with which it learns our completions.
  struct Shell: CustomTestStringConvertible, Sendable {
    let path: String
    let arguments: [String]
    let setUp: String

    var testDescription: String { path }
    var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }
  }

  private static let folder = "\(BuiltPrograms.sources)/completions"
  static let shells = [
    Shell(
      path: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      setUp: "source '\(folder)/authpipe.bash'"),
    Shell(
      path: "/usr/bin/zsh", arguments: ["-f", "-i"],
      setUp: "fpath=('\(folder)' $fpath); autoload -U compinit; compinit -u -D"),
    Shell(
      path: "/usr/bin/fish", arguments: ["--no-config", "-i"],
      setUp: "source '\(folder)/authpipe.fish'"),
  ]

  @Test(
    .enabled(if: shells.allSatisfy(\.isThere), "bash, zsh or fish is not installed"),
    arguments: shells)
  func `a shell completes connections, fields, presets, scopes and verdicts`(
    shell: Shell
  ) async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      try await home.connect("acme")
      try await home.connect("zenith/u1", store: "def456")
      // A folder is no connection, whatever it is called.
      try await home.bash("mkdir acme; printf 'echo ran >\"$1\"' >prog; chmod +x prog; : >argument")
      let terminal = try PseudoTerminal(
        "/bin/sh",
        [
          "-c", "cd '\(home.path)' && exec \(shell.path) \(shell.arguments.joined(separator: " "))",
        ],
        environment: home.environment.merging(["TERM": "dumb", "PS1": "> "]) { $1 })
      terminal.type(shell.setUp + "; echo re''ady\n")
      try await terminal.expect("ready")
      let lines = [
        "authpipe get ze\tstore_h\t>one",
        "authpipe get ac\tstore_hash --preset cata\t>three",
        "authpipe check zen\t--fail-on rejected,limi\t >four",
        "authpipe set ac\t--scopes store_v2_information,store_v2_products_r\t",
      ]
      // What the others do by themselves.
      let isBash = shell.path.hasSuffix("bash")
      let more = isBash ? ["authpipe get ac\tstore_hash --format=docke\t>five"] : []
      let program = "authpipe run ac\t-- ./prog argum\t"
      for line in lines + more + [program] { terminal.type(line + "\n") }
      terminal.type("echo do''ne\n")
      try await terminal.expect("done")
      terminal.type("exit\n")
      _ = try await terminal.end()
      #expect(try await home.bash("cat one").stdout == "def456\n", "\(terminal.screen)")
      #expect(try await home.bash("cat three").stdout.contains("abc123"))
      #expect(try await home.bash("cat four").stdout.contains("zenith/u1"))
      if isBash {
        #expect(try await home.bash("cat five").stdout == "BIGCOMMERCE_STORE_HASH=abc123\n")
      }
      #expect(try await home.bash("cat argument").stdout == "ran\n")
      let shown = try await home.bash("authpipe show acme --json").stdout
      #expect(shown.contains("store_v2_products_read_only"))
    }
  }

  @Test(arguments: [
    (["get", "positional@0"], ["get", ""], "acme\nacme/u1\nzenith\n"),
    (["get", "positional@0"], ["get", "acme/"], "acme/u1\n"),
    (["get", "positional@0"], ["get", "bigcommerce:z"], "bigcommerce:zenith\n"),
    (["get", "positional@0"], ["get", "nothing"], "\n"),
    (["run", "positional@0"], ["run", "acme", "--", "ze"], "\n"),
    (["list", "--tenant"], ["list", "--tenant", "a"], "acme\n"),
    (["check", "--fail-on"], ["check", "--fail-on", "limited,l"], "\n"),
    (["check", "--fail-on"], ["check", "--fail-on", "limited,re"], "limited,rejected\n"),
    (
      ["scopes declare", "positional@1"], ["scopes", "declare", "a", "store_v2_ord"],
      "store_v2_orders\nstore_v2_orders_read_only\n"
    ),
  ])
  func `what is offered begins as what was typed`(
    place: [String], words: [String], offered: String
  ) async throws {
    try await TemporaryHome.lend { home in
      for name in ["acme", "acme/u1", "zenith"] { try await home.connect(name) }
      #expect(try await complete(place, words, in: home) == Outcome(stdout: offered))
      // What names another vault counts here, too.
      let elsewhere = [words[0], "--vault", "no-such-file"] + words.dropFirst()
      let none = try await complete(place, elsewhere, in: home)
      #expect(none.exit == 0 && !none.stdout.contains("acme"))
    }
  }

  @Test func `nothing is offered, asked or run where the vault is locked`() async throws {
    try await TemporaryHome.lendWithPassphrase { home in
      let command = ["get", "positional@0"]
      #expect(try await complete(command, ["get", ""], in: home) == Outcome(stdout: "\n"))
      let asking = try await home.bash(
        "AUTHPIPE_KEY_COMMAND='touch ran' authpipe ---completion get -- positional@0 2 0 authpipe get ''"
      )
      #expect(asking == Outcome(stdout: "\n"))
      #expect(try await home.bash("test -e ran").exit == 1)
    }
  }

  private func complete(
    _ place: [String], _ words: [String], in home: TemporaryHome
  ) async throws -> Outcome {
    let line = ["---completion"] + place[0].split(separator: " ").map(String.init)
    return try await Program.run(
      BuiltPrograms.authpipe,
      line + ["--", place[1], "\(words.count)", "\(words.last!.utf8.count)", "authpipe"] + words,
      environment: home.environment, in: home.path)
  }
}
