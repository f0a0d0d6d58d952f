import BigCommerceSandbox
import Foundation
import Testing

@Suite struct ImportTests {
  /// A script that writes a list of so many connections, with stores that nobody has.
  private static func list(_ count: Int, to file: String) -> String {
    """
    python3 - <<'END'
    import json
    json.dump([{"name": f"many/u{n}" if n % 3 else f"tenant{n}", "store_hash": "abc123",
      "access_token": f"t0k3n{n}", "client_id": "c" * 31, "client_secret": "s" * 64}
      for n in range(\(count))], open("\(file)", "w"))
    END
    """
  }

  @Test func `a dry run and a plan without a yes write nothing`() async throws {
    try await TemporaryHome.lend { home in
      for words in ["--dry-run", "--dry-run --offline", "--offline", "", "--no-input"] {
        let outcome = try await home.bash(
          "authpipe import Downloads --api-url $url \(words); echo $?; ls -A $HOME")
        let exit = words.contains("dry") ? 0 : 77
        #expect(outcome.stdout == "\(exit)\nDownloads\n", "\(words): \(outcome)")
        #expect(outcome.stderr.contains("plan: 'abc123' of store abc123 from Downloads/"))
      }
    }
  }

  @Test func `an import that is killed goes on where it was`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        \(Self.list(4_000, to: "many.json"))
        count() { authpipe list --json 2>/dev/null | grep -o '"connection":' | wc -l; }
        authpipe vault init 2>/dev/null
        authpipe import many.json --offline --yes 2>/dev/null &
        while [ "$(authpipe vault status --json 2>/dev/null | grep -c '"connections":0')" = 1 ]; do :; done
        kill -9 $!; wait $! 2>/dev/null
        stored=$(count); [ $stored -gt 0 ] && [ $stored -lt 4000 ] && echo between
        authpipe vault verify >/dev/null && echo whole
        authpipe import many.json --offline --yes 2>&1 |
          grep -q "$((4000 - stored)) stored, $stored stored already" && echo went on
        count; authpipe vault verify
        """)
      #expect(
        outcome.stdout.hasPrefix("between\nwhole\nwent on\n4000\n")
          && outcome.stdout.hasSuffix("all whole\n"), "\(outcome)")
    }
  }

  @Test func `a server that hangs holds up none but its own`() async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456", "ghi789"]) { home in
      try home.sandbox.suspend("def456")
      let outcome = try await home.bash(
        "authpipe import Downloads --api-url $url --yes --jobs 2; authpipe list --json")
      #expect(outcome.stdout.contains("abc123") && outcome.stdout.contains("ghi789"))
      #expect(!outcome.stdout.contains("def456"))
      #expect(outcome.stderr.contains("2 stored, 1 failed"))
    }
  }

  @Test func `a vault that cannot be written is said once, and no file is deleted`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        \(Self.list(2_000, to: "many.json"))
        authpipe vault init 2>/dev/null
        ulimit -f 1000; authpipe import many.json --offline --yes --delete-source; echo $?; ls many.json
        """)
      #expect(outcome.stdout == "74\nmany.json\n", "\(outcome)")
      #expect(outcome.stderr.contains("not tried"))
      #expect(try await home.bash("authpipe vault verify").exit == 0)
    }
  }

  @Test func `what is no file is left alone, and is not waited for`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        mkdir d; mkfifo d/pipe; ln -s $file d/link; ln -s /dev/zero d/zero; : >d/empty
        truncate -s 65M d/large; printf '\\0\\1\\2' >d/binary; printf '{' >d/open
        truncate -s 65M d/large.json; printf '{' | dd of=d/large.json conv=notrunc 2>/dev/null
        authpipe import d --dry-run; echo $?
        """)
      #expect(outcome.stdout == "65\n", "\(outcome)")
      #expect(outcome.stderr.contains("d/pipe: this is not a regular file"))
      #expect(outcome.stderr.contains("d/link: this is a symbolic link"))
      #expect(outcome.stderr.contains("d/large.json: the file is larger than 64 MiB"))
    }
  }
}
