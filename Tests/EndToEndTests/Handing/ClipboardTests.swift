import BigCommerceSandbox
import Foundation
import Testing

/// Programs in the place of the real ones, with a clipboard that is a file.
@Suite struct ClipboardTests {
  private static let programs = """
    mkdir bin
    cat >bin/xclip <<'END'
    #!/bin/sh
    echo "xclip $*" >>asked
    case "$*" in *-o) cat clipboard;; *) cat >clipboard;; esac
    END
    cat >bin/wl-copy <<'END'
    #!/bin/sh
    echo "wl-copy $*" >>asked
    case "$*" in *--clear) : >clipboard;; *) cat >clipboard;; esac
    END
    cat >bin/wl-paste <<'END'
    #!/bin/sh
    cat clipboard
    END
    chmod +x bin/*; export PATH=$PWD/bin:$PATH
    """

  @Test(arguments: ["DISPLAY=:7", "WAYLAND_DISPLAY=wayland-0", "DISPLAY=:7 WAYLAND_DISPLAY=w"])
  func `a value goes to the clipboard of the screen, and nowhere else`(
    screen: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("\(Self.programs); \(screen) authpipe get acme --clip")
      #expect(outcome.exit == 0 && outcome.stdout.isEmpty)
      #expect(
        outcome.stderr
          == "authpipe: access_token of 'acme' is on the clipboard, which is cleared in 45s\n")
      #expect(try await home.bash("cat clipboard").stdout == home.token())
      // As an argument everybody would see it.
      let asked = try await home.bash("cat asked").stdout
      #expect(asked.hasPrefix(screen.contains("WAYLAND") ? "wl-copy \n" : "xclip -sel"))
      #expect(!asked.contains(home.token()))
    }
  }

  @Test(arguments: [
    ("DISPLAY=:7", "the-secret", ""), ("DISPLAY=:7", "another", "another"),
    ("WAYLAND_DISPLAY=w", "the-secret", ""), ("WAYLAND_DISPLAY=w", "the-secret ", "the-secret "),
  ])
  func `it is cleared in time if it still holds what was put there`(
    screen: String, before: String, after: String
  ) async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        \(Self.programs); printf '\(before)' >clipboard; printf the-secret >secret
        \(screen) authpipe ---clear-clipboard 1 <secret; cat clipboard
        """)
      #expect(outcome == Outcome(stdout: after))
    }
  }

  @Test(arguments: [
    ("", 69, "neither WAYLAND_DISPLAY nor DISPLAY is set"),
    (
      "DISPLAY=:7 PATH=$PWD/nothing:${PATH%%:*}", 69,
      "xclip, which has the clipboard, is not in PATH"
    ),
    (
      "DISPLAY=:7 WAYLAND_DISPLAY= PATH=$PWD/refusing:$PATH", 69,
      "xclip did not take it, and said: no"
    ),
  ])
  func `without a clipboard it is said why, and nothing is printed`(
    variables: String, exit: Int32, words: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        mkdir refusing; printf '#!/bin/sh\\necho no >&2; exit 1\\n' >refusing/xclip
        chmod +x refusing/xclip; unset DISPLAY WAYLAND_DISPLAY
        \(variables) authpipe get acme --clip
        """)
      #expect(outcome.exit == exit && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    }
  }

  @Test(arguments: ["--json", "--no-newline", "--format sh", "--preset ruby", "--output x"])
  func `what is for standard output excludes it`(option: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("DISPLAY=:7 authpipe get acme --clip \(option)")
      #expect(outcome.exit == 64 && outcome.stderr.contains("--clip and"))
    }
  }

  @Test(
    .enabled(
      if: ["/usr/bin/Xvfb", "/usr/bin/xclip"].allSatisfy(
        FileManager.default.isExecutableFile(atPath:)), "Xvfb or xclip is not installed"))
  func `a real X server has it, and has it no more`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        mkfifo number; Xvfb -displayfd 3 -nolisten tcp 3>number >/dev/null 2>&1 &
        screen=$!; read n <number; export DISPLAY=:$n
        authpipe get acme client_secret --clip 2>/dev/null
        xclip -selection clipboard -o; echo
        authpipe get acme client_secret --no-newline >secret
        authpipe ---clear-clipboard 1 <secret; xclip -selection clipboard -o
        kill $screen
        """)
      #expect(outcome.stdout == home.account().clientSecret + "\n")
    }
  }
}
