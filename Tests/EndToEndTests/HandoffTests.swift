import Testing

@Suite struct HandoffTests {
  /// Both programs as an installation lays them out, under `root`.
  private static let install = """
    mkdir -p root/bin root/libexec/authpipe
    cp '\(BuiltPrograms.authpipe)' root/bin/authpipe
    cp '\(BuiltPrograms.online)' root/libexec/authpipe/authpipe-online
    """

  /// Plants an `authpipe-online` in the path and in the current folder that tells if it was run.
  private static let plant = """
    mkdir planted
    printf '#!/bin/sh\\necho HIJACKED\\n' >planted/authpipe-online
    cp planted/authpipe-online .; chmod +x planted/authpipe-online authpipe-online
    PATH=$PWD/planted:$PATH
    """

  @Test func `where authpipe-online is missing the error says where it was looked for`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.bash("\(Self.install); rm -r root/libexec")
      let bin = "\(home.path)/root/bin"
      for command in [
        "check", "rotate acme", "sandbox", "api acme v2/store",
        "connect bigcommerce acme --from $file",
      ] {
        let outcome = try await home.bash("\(Self.plant); root/bin/authpipe \(command)")
        #expect(outcome.exit == 69)
        #expect(outcome.stdout.isEmpty)
        #expect(
          outcome.stderr.hasPrefix(
            """
            authpipe: error: authpipe-online is missing; looked for \(bin)/authpipe-online and \
            \(home.path)/root/libexec/authpipe/authpipe-online
            authpipe: hint:
            """))
        try await home.bash("rm -r planted authpipe-online")
      }
      let local = "root/bin/authpipe connect bigcommerce acme --offline --api-url $url --from $file"
      #expect(try await home.bash("\(local) && root/bin/authpipe get acme").exit == 0)
    }
  }

  @Test func `where authpipe-online does not start nothing is asked and nothing recorded`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        """
        \(Self.install); printf '#!/bin/sh\nexit 127\n' >root/libexec/authpipe/authpipe-online
        cp $file kept; printf 'touch rung\n' >ring; chmod +x ring
        sqlite3 "$vault" 'UPDATE verdict SET asked_at = asked_at - 3600'
        """)
      for command in [
        "check --notify ./ring", "check --from $file", "rotate acme --from $file",
        "rotate acme --from-dir .", "api acme v2/store", "token acme", "get acme --max-age 1m",
        "connect bigcommerce other --from $file --delete-source", "import $file --yes",
      ] {
        let outcome = try await home.bash("root/bin/authpipe \(command)")
        #expect(outcome.exit == 69 && outcome.stdout.isEmpty, "\(command): \(outcome)")
        #expect(outcome.stderr.contains("authpipe-online is there, and does not start"))
      }
      let taken = try await home.bash("root/bin/authpipe get acme --max-age 1m --stale-ok")
      #expect(taken.exit == 0 && taken.stdout == home.token() + "\n")
      let verdicts = try await home.bash(
        """
        cmp $file kept; ls rung 2>/dev/null
        sqlite3 "$vault" 'SELECT count(*) FROM verdict'
        """)
      #expect(verdicts == Outcome(stdout: "1\n"))
    }
  }

  @Test(arguments: [
    ("chmod -x \"$online\"", "permission denied"), (": >\"$online\"", "does not start"),
    ("cp /bin/cat \"$online\"", "does not start"),
  ])
  func `a check tells of what lies there in place of authpipe-online`(
    damage: String, words: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let start = "online=root/libexec/authpipe/authpipe-online; root/bin/authpipe"
      try await home.bash(
        "\(Self.install); online=root/libexec/authpipe/authpipe-online; \(damage)")
      let outcome = try await home.bash("\(start) check")
      #expect(outcome.exit == 69 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
      let nagios = try await home.bash("\(start) check --format nagios")
      #expect(nagios.exit == 3 && nagios.stdout.hasPrefix("AUTHPIPE UNKNOWN"))
      #expect(try await home.bash("\(start) doctor").exit == 69)
      #expect(
        try await home.bash("authpipe show acme --json").stdout.contains(#""verdict":"healthy""#))
    }
  }

  @Test func `authpipe-online is found beside the program and nowhere that others choose`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(Self.install)
      for start in [
        "root/bin/authpipe", "exec -a planted/authpipe root/bin/authpipe",
        "exec -a '' root/bin/authpipe", "ln -s root/bin/authpipe link; ./link",
        "mv root/libexec/authpipe/authpipe-online root/bin; root/bin/authpipe",
      ] {
        let outcome = try await home.bash("\(Self.plant); \(start) check")
        #expect(outcome.exit == 0, "\(start): \(outcome.stderr)")
        #expect(outcome.stdout.contains("healthy"))
        try await home.bash("rm -r planted authpipe-online")
      }
    }
  }

  @Test func `a key that can be read once serves a command that asks BigCommerce`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("mv $key elsewhere")
      for command in [
        "AUTHPIPE_KEY=$(tail -n 1 elsewhere) authpipe check",
        "authpipe check --key-fd 8 8<elsewhere", "authpipe check --key-fd 0 <elsewhere",
        "authpipe check --key-fd 63 63< <(cat elsewhere)",
      ] {
        #expect(try await home.bash(command).exit == 0, "\(command)")
      }
      #expect(try await home.bash("authpipe check --no-input").exit == 77)
    }
  }

  @Test func `a credential comes through a process substitution`() async throws {
    try await TemporaryHome.lend { try await substitute(in: $0, prefix: "") }
  }

  @Test(
    .enabled("needs root, to become somebody else who can reach the programs") {
      try await Machine.canBecomeNobody()
    })
  func `a credential comes through a process substitution without any privilege`() async throws {
    try await TemporaryHome.lend { home in
      try await home.giveToNobody()
      try await substitute(in: home, prefix: "$nobody")
    }
  }

  private func substitute(in home: TemporaryHome, prefix: String) async throws {
    let outcome = try await home.bash(
      """
      \(prefix) bash -ec '
        authpipe connect bigcommerce acme --api-url $url --from <(cat $file)
        authpipe connect bigcommerce other --offline --api-url $url --from <(cat $file)
        authpipe set acme webhook_secret --from <(echo hush)
        authpipe get acme webhook_secret; authpipe get other'
      """)
    #expect(outcome.exit == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "hush\n\(home.token())\n")
  }
}
