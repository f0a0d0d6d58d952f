import BigCommerceSandbox
import Foundation
import Testing

@Suite(
  .enabled("needs root, and systemd in namespaces of its own") {
    try await Machine.canBecomeNobody() ? ServiceManager.canRun() : false
  })
struct UserServiceTests {
  /// Runs `script` as nobody, beside a systemd that runs the units of this home.
  private func run(_ script: String, in home: TemporaryHome) async throws -> Outcome {
    try await home.bash(
      "mkdir -p run; cat >script",
      input: """
        /usr/lib/systemd/systemd --user 2>systemd.log &
        manager=$!
        for try in {1..200}; do
          systemctl --user is-system-running >>systemd.log 2>&1 && break; sleep 0.1
        done
        result() { systemctl --user show -P Result -P ExecMainStatus authpipe-check.service | xargs; }
        \(script)
        kill $manager; wait $manager

        """)
    try await home.giveToNobody()
    return try await ServiceManager.run(
      """
      \(ServiceManager.once)
      Delegate=yes
      User=nobody
      WorkingDirectory=\(home.path)
      Environment=HOME=\(home.path) XDG_RUNTIME_DIR=\(home.path)/run
      Environment=PATH=\(BuiltPrograms.folder):/usr/bin:/bin
      ExecStart=/bin/bash script
      """, after: "", in: home.path)
  }

  /// Has what the service says noted in `said`.
  private static let noteWords = """
    mkdir -p .config/systemd/user/authpipe-check.service.d
    printf '[Service]\\nStandardOutput=append:%s/said\\n' "$HOME" \\
      >.config/systemd/user/authpipe-check.service.d/said.conf
    """

  @Test func `the timer is on, and the confined service checks and tells of a revoked token`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let revoke = "\(home.sandbox.baseURL)/sandbox/stores/abc123/revoke"
      let outcome = try await run(
        """
        \(Self.noteWords)
        authpipe schedule install --yes 2>words.txt || exit
        systemctl --user show -P ActiveState -P UnitFileState authpipe-check.timer | xargs
        systemctl --user show -P NoNewPrivileges authpipe-check.service
        systemctl --user start authpipe-check.service; result; cat said
        curl -s -X POST '\(revoke)' >answer
        systemctl --user start authpipe-check.service; result; head -n 1 said
        rm .local/share/authpipe/vault.sqlite
        systemctl --user start authpipe-check.service 2>words.txt; result
        authpipe schedule remove 2>words.txt || exit
        systemctl --user list-units --all --plain --no-legend 'authpipe*' | wc -l
        """, in: home)
      #expect(
        outcome.stdout == """
          active enabled
          yes
          success 0
          success 2
          authpipe: 1 of 1 need attention
          exit-code 66
          0

          """, "\(outcome.stderr.suffix(800))")
    }
  }

  @Test func `every word and variable reaches the check as it was given`() async throws {
    try await TemporaryHome.lend { home in
      let vault = #"my 100% $HOME "vault"'s \t %h.sqlite"#
      let environment = ["AUTHPIPE_VAULT": vault, "notify": home.crookedNotify]
      try await home.bash(
        "authpipe connect bigcommerce acme --api-url $url --from $file", environment: environment)
      try await home.makeTeller()
      try home.sandbox.revoke(account: 1, of: "abc123")
      try await home.bash(
        #"printf 'export AUTHPIPE_VAULT=%q notify=%q\n' "$AUTHPIPE_VAULT" "$notify" >variables"#,
        environment: environment)
      let outcome = try await run(
        """
        . ./variables
        authpipe schedule install --yes -- --notify "$notify" 2>words.txt || exit
        systemctl --user start authpipe-check.service; result; cat 'tell us.told'
        """, in: home)
      #expect(
        outcome.stdout == "success 2\n\(TemporaryHome.crookedWord)\n",
        "\(outcome.stderr.suffix(800))")
    }
  }
}
