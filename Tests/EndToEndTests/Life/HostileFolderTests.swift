import Testing

@Suite struct HostileFolderTests {
  /// Commands that reach for nothing outside this machine.
  static let commands = [
    "get acme", "get acme --json", "get acme --format sh", "run acme -- true", "list",
    "list --json", "show acme",
    "get nothing",
    "check nothing",
    "set acme --label a=b", "connect bigcommerce acme --offline --api-url $url --from $file",
    "connect bigcommerce next --offline --no-input", "disconnect acme", "--help", "",
  ]

  @Test func `what lies in the current folder changes nothing`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        """
        mkdir -p empty hostile/.config/authpipe hostile/.local/share/authpipe hostile/.authpipe
        cd hostile
        for name in .env authpipe.toml .authpipe.toml .authpipe/config authpipe.json; do
          printf 'AUTHPIPE_VAULT=%s\\nAUTHPIPE_KEY=x\\nBC_ACCESS_TOKEN=x\\napi-url = "http://x"\\n' \
            "$PWD/vault.sqlite" >$name
        done
        echo junk | tee vault.sqlite key .config/authpipe/key >.local/share/authpipe/vault.sqlite
        printf 'openssl_conf = x\\n[x]\\nengines = y\\n' >openssl.cnf
        printf '#!/bin/sh\\necho HIJACKED\\n' | tee authpipe authpipe-online sh cat >/dev/null
        chmod +x authpipe authpipe-online sh cat
        """)
      for command in Self.commands {
        let empty = try await home.bash("cd empty; setsid -w authpipe \(command)")
        let hostile = try await home.bash("cd hostile; setsid -w authpipe \(command)")
        #expect(hostile == empty, "\(command)")
      }
      let untouched = try await home.bash(
        "find empty -mindepth 1; find hostile -newer empty -type f")
      #expect(untouched.stdout.split(separator: "\n").allSatisfy { $0.hasPrefix("hostile/") })
    }
  }
}
