import Testing

@Suite struct PlaceTests {
  private static let connect =
    "authpipe connect bigcommerce acme --offline --api-url $url --from $file"

  @Test func `the vault is where it was said to be`() async throws {
    for (setting, vault, key) in [
      (":", ".local/share/authpipe/vault.sqlite", ".config/authpipe/key"),
      ("export AUTHPIPE_VAULT=here.sqlite", "here.sqlite", ".config/authpipe/key"),
      ("export AUTHPIPE_VAULT=$HOME/a/b/v", "a/b/v", ".config/authpipe/key"),
      ("export AUTHPIPE_VAULT=unused; set -- --vault named", "named", ".config/authpipe/key"),
      (
        "export XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/conf XDG_STATE_HOME=$HOME/state",
        "data/authpipe/vault.sqlite", "conf/authpipe/key"
      ),
      // The XDG rules: what is not absolute is ignored.
      (
        "export XDG_DATA_HOME=data XDG_CONFIG_HOME=../conf XDG_STATE_HOME=.",
        ".local/share/authpipe/vault.sqlite", ".config/authpipe/key"
      ),
    ] {
      try await TemporaryHome.lend { home in
        let outcome = try await home.bash(
          """
          \(setting); set -e; \(Self.connect) "$@" 2>/dev/null; authpipe get acme "$@"
          find . -path ./Downloads -prune -o -type f ! -name '*.seen' -printf '%P\\n' | sort
          """)
        let files = [vault, key].sorted().joined(separator: "\n")
        #expect(outcome.stdout == "\(home.token())\n\(files)\n", "\(setting)")
      }
    }
  }

  @Test func `without HOME there is no place for a vault, unless one is named`() async throws {
    try await TemporaryHome.lend { home in
      for command in ["get acme", "list", "check", "set acme --label a=b"] {
        let outcome = try await home.bash("env -u HOME authpipe \(command)")
        #expect(outcome.exit == 78)
        #expect(outcome.stderr.contains("HOME is not set"))
      }
      #expect(try await home.bash("env -u HOME \(Self.connect)").exit == 78)
      #expect(try await home.bash("HOME=relative authpipe list").exit == 78)

      try await home.bash(Self.connect)
      let named = try await home.bash(
        "env -u HOME authpipe get acme --vault $vault --key-file $key")
      #expect(named == Outcome(stdout: home.token() + "\n"))
    }
  }
}
