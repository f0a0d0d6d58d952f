import Foundation
import Testing

@Suite struct KeyCommandEndTests {
  @Test func `a key command that calls authpipe does not call itself`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      let outcome = try await home.bash(
        "setsid -w timeout 20 authpipe get acme",
        environment: ["AUTHPIPE_KEY_COMMAND": "authpipe get acme"])
      #expect(outcome.exit == 77)
      #expect(outcome.stderr.contains("the vault is locked: no key"))
      #expect(outcome.stderr.contains("the key command ended with exit status 77"))
    }
  }

  @Test(arguments: KeyCommandTests.commands)
  func `what a key command left behind, its pipe in hand, is not waited for`(
    command: String
  ) async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      let script = #"["sh","-c","cat k; sleep 100 & echo $! >left"]"#
      let outcome = try await home.bash(
        "authpipe \(command)", environment: ["AUTHPIPE_KEY_COMMAND": script])
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      let left = try #require(
        Int32(try await home.bash("cat left").stdout.trimmingCharacters(in: .newlines)))
      #expect(kill(left, SIGKILL) == 0, "it was still there")
    }
  }

  @Test(arguments: KeyCommandTests.commands)
  func `a caller that ignores its children's ends does not hide a key command's`(
    command: String
  ) async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      let ignoring = """
        import os, signal, sys
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        os.execvp("authpipe", ["authpipe"] + sys.argv[1:])
        """
      let outcome = try await home.bash(
        "python3 -c '\(ignoring)' \(command) --key-command 'cat k'")
      #expect(outcome.exit == 0, "\(outcome.stderr)")
    }
  }

  @Test func `a key command that does not end is ended, and so is one that will not hear of it`()
    async throws
  {
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.bash(
        """
        printf 'echo $$ >meek; exec sleep 100' >meek.sh
        printf 'trap "" TERM; echo $$ >stubborn; exec sleep 100' >stubborn.sh
        """)
      async let meek = home.bash("setsid -w authpipe get acme --key-command 'sh meek.sh'")
      async let stubborn = home.bash("setsid -w authpipe check --key-command 'sh stubborn.sh'")
      for outcome in [try await meek, try await stubborn] {
        #expect(outcome.exit == 77)
        #expect(
          outcome.stderr.contains(
            "the key command did not end within 10 seconds, and was ended"))
      }
      for name in ["meek", "stubborn"] {
        let process = try #require(
          Int32(try await home.bash("cat \(name)").stdout.trimmingCharacters(in: .newlines)))
        #expect(kill(process, 0) == -1 && errno == ESRCH, "\(name)")
      }
    }
  }

  @Test func `a key command may ask on the terminal, which is put right if it fails there`()
    async throws
  {
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.bash(
        """
        printf 'printf "PIN: " >/dev/tty; read -r pin </dev/tty; [ "$pin" = 42 ] && cat k' >ask.sh
        printf 'stty -echo </dev/tty; exit 3' >break.sh
        """)
      let here = ["sh", "-c", "cd '\(home.path)' && exec authpipe get acme --key-command \"$0\""]
      let asked = try PseudoTerminal(
        "/bin/sh", Array(here.dropFirst()) + ["sh ask.sh"], environment: home.environment)
      try await asked.expect("PIN: ")
      asked.type("42\n")
      #expect(try await asked.end() == 0)
      #expect(asked.screen.contains(home.token()))

      let broken = try PseudoTerminal(
        "/bin/sh", Array(here.dropFirst()) + ["sh break.sh"], environment: home.environment)
      #expect(try await broken.end() == 77)
      #expect(broken.echoes)
    }
  }

  @Test(arguments: KeyCommandTests.commands)
  func `an interrupt while a key command asks leaves the terminal as it was`(
    command: String
  ) async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.bash(
        "printf 'stty -echo </dev/tty; echo asked >/dev/tty; exec cat </dev/tty' >ask.sh")
      let script = "cd '\(home.path)' && exec authpipe \(command) --key-command \"$0\""
      let terminal = try PseudoTerminal(
        "/bin/sh", ["-c", script, "sh ask.sh"], environment: home.environment)
      try await terminal.expect("asked")
      #expect(!terminal.echoes)
      terminal.type("\u{03}")
      #expect(try await terminal.end() == 130)
      #expect(terminal.echoes)
    }
  }

  @Test(arguments: KeyCommandTests.commands)
  func `a key command that an interrupt has ended is no failure of it`(
    command: String
  ) async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      let outcome = try await home.bash(
        "printf 'kill -INT $$' >ask.sh; authpipe \(command) --key-command 'sh ask.sh'")
      #expect(outcome.exit == 130 && outcome.stdout.isEmpty)
    }
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil,
      "takes a minute: only with AUTHPIPE_TORTURE"))
  func `where somebody may be asked, a key command has a minute`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.bash("printf 'stty -echo </dev/tty; exec sleep 100' >wait.sh")
      let script = """
        cd '\(home.path)'; authpipe get acme --key-command 'sh wait.sh' 2>words; echo $? >exit
        """
      let terminal = try PseudoTerminal(
        "/bin/sh", ["-c", script], environment: home.environment)
      try await Task.sleep(for: .seconds(15))
      #expect(!FileManager.default.fileExists(atPath: "\(home.path)/exit"))
      #expect(!terminal.echoes)
      try await Task.sleep(for: .seconds(43))
      #expect(try await terminal.end() == 0)
      #expect(terminal.echoes)
      #expect(try await home.bash("cat exit").stdout == "77\n")
      #expect(try await home.bash("cat words").stdout.contains("within 60 seconds"))
    }
  }
}
