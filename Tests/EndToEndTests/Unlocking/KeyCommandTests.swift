import Foundation
import Testing

@Suite struct KeyCommandTests {
  /// A command of either program.
  static let commands = ["get acme", "check"]

  @Test(arguments: commands)
  func `a key command gets its words as they are, and no shell reads them`(
    command: String
  ) async throws {
    try await withKeyAway { home in
      try await home.bash(
        """
        printf '#!/bin/sh\\nprintf "%%s\\\\n" "$@" >seen; cat k\\n' >show; chmod +x show
        """)
      let words = ["./show", "*", "$HOME", ";", "'a", "b'", "`id`", ">", "y"]
      let plain = try await home.bash(
        "authpipe \(command)", environment: ["AUTHPIPE_KEY_COMMAND": words.joined(separator: " ")])
      #expect(plain.exit == 0, "\(plain.stderr)")
      #expect(
        try await home.bash("cat seen").stdout == words.dropFirst().map { $0 + "\n" }.joined())

      let json = try await home.bash(
        "authpipe \(command)", environment: ["AUTHPIPE_KEY_COMMAND": #"["./show","a  b",""]"#])
      #expect(json.exit == 0, "\(json.stderr)")
      #expect(try await home.bash("cat seen; ls y 2>&1").stdout.hasPrefix("a  b\n\n"))
    }
  }

  @Test(arguments: commands)
  func
    `a key command has three descriptors, its caller's group, and an environment without secrets`(
      command: String
    ) async throws
  {
    try await withKeyAway { home in
      let script = """
        ls /proc/self/fd >fds; readlink /proc/$$/fd/0 >input; env >env
        grep -E 'Sig(Ign|Blk)' /proc/self/status >signals
        read -r _ _ _ parent group _ </proc/$$/stat; cut -d ' ' -f 5 /proc/$parent/stat >group
        echo $group >>group; cat k; echo words >&2
        """
      try await home.bash("cat >script", input: script)
      let outcome = try await home.bash(
        "exec 9<k; authpipe \(command)",
        environment: [
          "AUTHPIPE_KEY": "", "AUTHPIPE_KEY_COMMAND": #"["sh","-c",". ./script"]"#, "OTHER": "kept",
        ])
      #expect(outcome.exit == 0)
      #expect(outcome.stderr == "words\n")
      // The last is the folder that ls reads.
      #expect(try await home.bash("cat fds").stdout == "0\n1\n2\n3\n")
      #expect(try await home.bash("cat input").stdout == "/dev/null\n")
      let environment = try await home.bash("cat env").stdout
      #expect(environment.contains("OTHER=kept\n"))
      #expect(!environment.contains("AUTHPIPE_KEY"))
      let groups = try await home.bash("cat group").stdout.split(separator: "\n")
      #expect(groups.count == 2 && groups[0] == groups[1])
      let signals = try await home.bash("cut -f 2 signals").stdout.split(separator: "\n")
        .compactMap { UInt64($0, radix: 16) }
      #expect(signals.count == 2)
      #expect(signals[0] == 0, "blocked")
      #expect(signals[1] & (1 << (SIGPIPE - 1) | 1 << (SIGXFSZ - 1)) == 0, "ignored")
    }
  }

  /// What a key command may do wrong, with the words for it and the exit status.
  static let faults: [(String, String, Int32)] = [
    ("nosuch x", "cannot start the key command nosuch: no such file or directory", 77),
    ("./k", "cannot start the key command ./k: permission denied", 77),
    ("false", "the key command ended with exit status 1", 77),
    (#"["sh","-c","cat k; exit 3"]"#, "the key command ended with exit status 3", 77),
    (#"["sh","-c","cat k; kill -9 $$"]"#, "the key command was ended by signal 9", 77),
    ("true", "what the key command printed is empty", 77),
    ("echo no key", "what the key command printed does not hold a key", 77),
    ("cat k k", "what the key command printed holds more than one key", 77),
    ("cat /dev/zero", "what the key command printed does not hold a key", 77),
    (" ", "the key command is not a program and its words", 64),
    ("[pass]", "the key command is not a program and its words", 64),
  ]

  @Test(arguments: faults)
  func `a key command that fails has words of its own, and nothing of what it printed`(
    fault: String, words: String, exit: Int32
  ) async throws {
    try await withKeyAway { home in
      let key = try await home.bash("tail -n 1 k").stdout.dropLast()
      // A key that would open the vault is not tried.
      try await home.bash("cp k $key")
      for command in Self.commands {
        let outcome = try await home.bash(
          "timeout 20 authpipe \(command)", environment: ["AUTHPIPE_KEY_COMMAND": fault])
        #expect(outcome.exit == exit)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("authpipe: error: \(words)\n"))
        #expect(!outcome.stderr.contains(key))
      }
    }
  }

  @Test func `a key that was given in place of a command is not repeated`() async throws {
    try await withKeyAway { home in
      let outcome = try await home.bash("authpipe get acme --key-command \"$(tail -n 1 k)\"")
      #expect(outcome.exit == 77)
      let key = try await home.bash("tail -n 1 k").stdout.dropLast()
      #expect(!outcome.stderr.contains(key.suffix(50)))
    }
  }

  @Test func `a key command that calls authpipe does not call itself`() async throws {
    try await withKeyAway { home in
      let outcome = try await home.bash(
        "setsid -w timeout 20 authpipe get acme",
        environment: ["AUTHPIPE_KEY_COMMAND": "authpipe get acme"])
      #expect(outcome.exit == 77)
      #expect(outcome.stderr.contains("the vault is locked: no key"))
      #expect(outcome.stderr.contains("the key command ended with exit status 77"))
    }
  }

  @Test(arguments: commands)
  func `what a key command left behind, its pipe in hand, is not waited for`(
    command: String
  ) async throws {
    try await withKeyAway { home in
      let script = #"["sh","-c","cat k; sleep 100 & echo $! >left"]"#
      let outcome = try await home.bash(
        "authpipe \(command)", environment: ["AUTHPIPE_KEY_COMMAND": script])
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      let left = try #require(
        Int32(try await home.bash("cat left").stdout.trimmingCharacters(in: .newlines)))
      #expect(kill(left, SIGKILL) == 0, "it was still there")
    }
  }

  @Test(arguments: commands)
  func `a caller that ignores its children's ends does not hide a key command's`(
    command: String
  ) async throws {
    try await withKeyAway { home in
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
    try await withKeyAway { home in
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
    try await withKeyAway { home in
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

  /// Lends a home with a vault whose key lies in `k`.
  private func withKeyAway(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("mv $key k")
      try await body(home)
    }
  }
}
