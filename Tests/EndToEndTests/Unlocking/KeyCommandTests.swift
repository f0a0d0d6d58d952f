import Foundation
import Testing

@Suite struct KeyCommandTests {
  /// A command of either program.
  static let commands = ["get acme", "check"]

  @Test(arguments: commands)
  func `a key command gets its words as they are, and no shell reads them`(
    command: String
  ) async throws {
    try await TemporaryHome.lendWithKeyAway { home in
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
    try await TemporaryHome.lendWithKeyAway { home in
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
    try await TemporaryHome.lendWithKeyAway { home in
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
    try await TemporaryHome.lendWithKeyAway { home in
      let outcome = try await home.bash("authpipe get acme --key-command \"$(tail -n 1 k)\"")
      #expect(outcome.exit == 77)
      let key = try await home.bash("tail -n 1 k").stdout.dropLast()
      #expect(!outcome.stderr.contains(key.suffix(50)))
    }
  }
}
