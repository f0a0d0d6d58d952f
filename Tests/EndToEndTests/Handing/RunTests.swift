import BigCommerceSandbox
import Foundation
import Testing

@Suite struct RunTests {
  @Test func `the command's own end is what is seen`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        "printf 'exit 9' >script; chmod +x script; touch plain; printf '#!/no/such\\n' >bad; chmod +x bad"
      )
      // By a shell, and by `run`; 126 and 127 are what a shell calls them.
      for (command, exit) in [
        ("true", 0), ("false", 1), ("sh -c 'exit 42'", 42), ("sh -c 'exit 255'", 255),
        ("./script", 9), ("no-such-command", 127), ("./no-such", 127), ("./plain", 126), (".", 126),
        ("./plain/below", 126), ("./bad", 126), ("sh -c 'kill -TERM $$'", 143),
        ("sh -c 'kill -KILL $$'", 137),
        ("sh -c 'kill -INT $$'", 130), ("sh -c 'kill -PIPE $$'", 141),
        ("sh -c 'kill -XFSZ $$'", 153), ("sh -c 'kill -QUIT $$'", 131),
      ] {
        let outcome = try await home.bash("ulimit -c 0; authpipe run acme -- \(command); exit $?")
        #expect(outcome.exit == exit, "\(command)")
      }
    }
  }

  @Test func `the command is the same process, with everything as it was`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        #"""
        cat >look <<'END'
        echo "$$"; umask; ulimit -Sc; ulimit -Hc
        while read -r line; do case $line in Sig[IB]*) echo "$line" ;; esac; done </proc/$$/status
        env | grep -vE '^(BIGCOMMERCE_|_=|AUTHPIPE_KEY)' | sort
        END
        """#)
      for before in [
        "umask 027; ulimit -Sc 0", "umask 000; ulimit -Sc unlimited", "ulimit -Hc 1000",
        "trap '' PIPE XFSZ INT QUIT CHLD", "export OPENSSL_CONF=x SSLKEYLOGFILE=y",
        "export no_proxy=a.example", "export NO_PROXY='*'",
      ] {
        // Both in one go, since a thread of Dispatch that starts them may have signals blocked.
        let outcome = try await home.bash(
          """
          (\(before); exec sh look) >plain; (\(before); exec authpipe run acme -- sh look) >run
          sed -i 1d plain run; wc -l <run; cmp plain run
          """)
        #expect(outcome.exit == 0 && outcome.stderr.isEmpty, "\(before): \(outcome.stdout)")
        #expect(Int(outcome.stdout.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > 8)
      }
      let same = try await home.bash("echo $$; exec authpipe run acme -- sh -c 'echo $$'")
      let numbers = same.stdout.split(separator: "\n")
      #expect(numbers.count == 2 && numbers[0] == numbers[1])
    }
  }

  @Test func `nothing but the standard streams and what was asked for is open`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let list = "sh -c 'for file in /proc/$$/fd/*; do echo ${file##*/}; done'"
      let plain = try await home.bash("exec 7<$key 9>out; authpipe run acme -- \(list)")
      // The last is the folder that is being listed.
      #expect(plain.stdout == "0\n1\n2\n3\n")
      let two = try await home.bash(
        "exec 3<$key 4<$key; authpipe run acme --fd access_token --fd client_id -- cat /dev/fd/3 /dev/fd/4"
      )
      #expect(two.stdout == home.token() + home.account().clientID)
    }
  }

  @Test func `what opens the vault does not come along`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      for opening in [
        "AUTHPIPE_KEY=$(tail -n 1 k)", "AUTHPIPE_KEY_FILE=$PWD/k", "AUTHPIPE_KEY_COMMAND='cat k'",
        "AUTHPIPE_KEY=not-a-key AUTHPIPE_KEY_FILE=$PWD/k",
      ] {
        let outcome = try await home.bash(
          """
          test -e k || mv $key k
          \(opening) authpipe run acme --only store_hash -- \
            sh -c 'env; tr "\\0" "\\n" </proc/$$/environ' >seen
          grep -c STORE_HASH seen; grep -c AUTHPIPE seen
          """)
        #expect(outcome.stdout == "2\n0\n", "\(opening): \(outcome.stderr)")
      }
    }
  }

  @Test func `arguments and variables keep bytes that are no text`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let script = #"""
        odd=$(printf 'a\377b'); export odd
        exec authpipe run acme -- sh -c 'printf %s "$1" "$odd" | od -An -tx1' x "$odd"
        """#
      #expect(try await home.bash(script).stdout == " 61 ff 62 61 ff 62\n")
    }
  }

  @Test func `a handing-over that is to be noted is noted first`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.authpipe("set", "acme", "--audit-reads")
      #expect(try await home.authpipe("run", "acme", "--", "no-such-command").exit == 127)
      #expect(try await home.authpipe("run", "acme", "--fd", "client_id", "--", "true").exit == 0)
      let log = try await home.authpipe("log", "acme", "--json").stdout
      #expect(log.components(separatedBy: "\"client_id\"").count == 3)
      try await home.bash("chmod 444 $vault; chmod 555 .local/share/authpipe")
      let refused = try await home.bash(
        "chown -R 65534 .; $nobody authpipe run acme -- echo started")
      #expect(refused.stdout.isEmpty && refused.exit != 0)
    }
  }
}
