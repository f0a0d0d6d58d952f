import Foundation
import Testing

@Suite struct InjectTests {
  @Test func `a template keeps every byte that is no reference`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.connect("acme/u-1")
      let outcome = try await home.bash(
        #"""
        python3 - <<'END'
        odd = bytes(i for i in range(1, 256)) * 300
        def fill(hash): return odd + b"x" + hash + b"{" + hash + b"}, {{x}} {{" + hash + b"." + odd
        one, two = b"authpipe://bigcommerce/acme/store_hash", b"authpipe://bigcommerce/acme/u-1/store_hash"
        open("template", "wb").write(
          odd + b"x{{" + one + b"\t}}{" + two + b"}, {{x}} {{{{ " + one + b"  }}." + odd)
        open("expected", "wb").write(fill(b"abc123"))
        END
        authpipe inject <template >filled && cmp filled expected
        """#)
      #expect(outcome == Outcome())
    }
  }

  @Test func `what replaces a file is whole, and its own`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        echo authpipe://bigcommerce/acme/store_hash >t; echo authpipe://bigcommerce/acme/none >bad
        umask 000; echo old >out; ln out other; chmod 666 out
        authpipe inject -i bad -o out --force; cat out
        authpipe inject -i t -o out --force; cat out other; stat -c '%a %h' out
        ln -s other link; authpipe inject -i t -o link --force; echo $?; cat other
        mkdir folder; authpipe inject -i t -o folder --force; echo $?; ls -A | grep new
        """)
      #expect(outcome.stdout == "old\nabc123\nold\n600 1\n73\nold\n73\n")
    }
  }

  @Test func `a repository's variables cannot choose what is run`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      for name in [
        "PATH", "LD_PRELOAD", "LD_AUDIT", "BASH_ENV", "ENV", "NODE_OPTIONS", "PYTHONPATH",
        "https_proxy",
        "HTTPS_PROXY", "SSL_CERT_FILE", "GIT_SSH_COMMAND", "AUTHPIPE_VAULT", "OPENSSL_CONF",
      ] {
        let outcome = try await home.bash(
          "printf 'A=b\\n%s=x\\n' \(name) >.env; authpipe run acme --env-file .env -- echo started")
        #expect(outcome.exit == 65 && outcome.stdout.isEmpty, "\(name)")
        #expect(outcome.stderr.contains("line 2 of .env sets \(name)"))
      }
    }
  }
}
