import Foundation
import Testing

/// The recipes of `authpipe-vault(1)`, run as they stand there.
@Suite struct RecipeTests {
  @Test(
    .enabled("pass or gpg is not installed") {
      try await Machine.succeeds("pass version; gpg --version")
    })
  func `pass`() async throws {
    try await follow("pass", after: Self.gpgKey + "pass init you@example.com")
  }

  @Test(.enabled("gpg is not installed") { try await Machine.succeeds("gpg --version") })
  func `gpg`() async throws {
    try await follow("gpg", after: Self.gpgKey)
  }

  @Test(
    .enabled("gpg or pinentry-curses is not installed") {
      try await Machine.succeeds("gpg --version && type pinentry-curses")
    })
  func `gpg with a passphrase, which pinentry asks for on the terminal`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let recipe = try ManualPage("authpipe-vault.1").recipes("gpg")
      let script = """
        export GNUPGHOME=$HOME/.gnupg; mkdir -m 700 .gnupg; trap 'gpgconf --kill all' EXIT
        echo pinentry-program /usr/bin/pinentry-curses >.gnupg/gpg-agent.conf
        gpg --batch --quiet --pinentry-mode loopback --passphrase-file passphrase \
          --quick-generate-key you@example.com
        gpgconf --kill gpg-agent
        \(recipe[1])
        \(recipe[0]); authpipe get acme
        """
      try await home.bash("echo open sesame >passphrase")
      let terminal = try PseudoTerminal(
        "/bin/bash", ["-c", "cd '\(home.path)'; \(script)"],
        environment: home.environment.merging(["TERM": "xterm"]) { $1 })
      // Once: the agent keeps it for the second command.
      try await terminal.expectHiddenQuestion("Passphrase:")
      terminal.type("open sesame\r")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains("acme"))
      #expect(!terminal.screen.contains("sesame"))
      #expect(!FileManager.default.fileExists(atPath: home.keyFile))
    }
  }

  @Test(.enabled("age is not installed") { try await Machine.succeeds("age --version") })
  func `age with an identity`() async throws {
    try await follow(
      "age", 1, after: "mkdir stick; age-keygen -o stick/age.txt",
      replacing: ["/media/stick": "«home»/stick"])
  }

  @Test(.enabled("age is not installed") { try await Machine.succeeds("age --version") })
  func `age with a passphrase, which it asks for on the terminal`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let recipe = try ManualPage("authpipe-vault.1").recipes("age")[0]
      let terminal = try PseudoTerminal(
        "/bin/bash", ["-c", "\(recipe); authpipe get acme"], environment: home.environment)
      for question in ["Enter passphrase (leave empty", "Confirm passphrase"] {
        try await terminal.expectHiddenQuestion(question)
        terminal.type("correct horse battery staple\n")
      }
      for _ in ["list", "get"] {
        try await terminal.expectHiddenQuestion("Enter passphrase: ")
        terminal.type("correct horse battery staple\n")
      }
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen.contains(home.token()))
      #expect(!FileManager.default.fileExists(atPath: home.keyFile))
    }
  }

  @Test(
    .enabled("secret-tool, gnome-keyring or dbus is not installed") {
      try await Machine.succeeds("type secret-tool gnome-keyring-daemon dbus-run-session")
    })
  func `secret-tool`() async throws {
    try await follow(
      "secret-tool",
      after: """
        export XDG_RUNTIME_DIR=$HOME/run; mkdir -m 700 run
        printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        """,
      inside: "dbus-run-session --")
  }

  @Test(
    .enabled("systemd-creds is not installed, or is not root's to use") {
      try await Machine.succeeds(
        """
        folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"; mkdir state
        unshare -m sh -c '\(ownSecret); echo x | systemd-creds encrypt --name=x - -'
        """)
    })
  func `systemd-creds`() async throws {
    try await follow(
      "systemd", after: "cp $key key; mkdir state; \(Self.ownSecret)",
      replacing: ["/etc/": "«home»/", "rm key": "rm key $key"], inside: "unshare -m")
  }

  /// Puts a folder of the test's own over the one with the machine's secret.
  private static let ownSecret = "mount --bind state /var/lib/systemd"

  /// A new pair of keys without a passphrase, and an agent that ends with the test.
  private static let gpgKey = """
    export GNUPGHOME=$HOME/.gnupg; mkdir -m 700 .gnupg; trap 'gpgconf --kill all' EXIT
    gpg --batch --quiet --passphrase '' --quick-generate-key you@example.com 2>/dev/null

    """

  /// Prepares a home with `preparation`, follows the recipe for `name`, and looks that the vault
  /// opens, and that its key is where it was no more.
  private func follow(
    _ name: String, _ number: Int = 0, after preparation: String,
    replacing places: [String: String] = [:], inside wrapper: String = ""
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      var recipe = try ManualPage("authpipe-vault.1").recipes(name)[number]
      for (place, other) in places {
        #expect(recipe.contains(place))
        let here = other.replacingOccurrences(of: "«home»", with: home.path)
        recipe = recipe.replacingOccurrences(of: place, with: here)
      }
      try await home.bash(
        "cat >script",
        input: "set -e\n\(preparation)\nset +e\n\(recipe)\n[ ! -e $key ] && authpipe get acme\n")
      let outcome = try await home.bash("timeout 60 \(wrapper) setsid -w bash script")
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.hasSuffix("\n\(home.token())\n"), "\(outcome.stdout)")
    }
  }
}
