import Foundation
import Testing

@Suite struct ScheduleWordsTests {
  @Test(arguments: [
    (["--from", "x"], "not_stored"), (["--stdin"], "not_stored"), (["--store", "x"], "not_stored"),
    (["--key-fd", "3"], "no_descriptor"), (["--output", "x"], "relative_path"),
    (["--vault", "x"], "relative_path"), (["--key-file", "./x"], "relative_path"),
    (["--notify", "./x y"], "relative_path"), (["--key-command", "a/x"], "relative_path"),
    (["--jobs", "900"], "out_of_range"), (["--nonsense"], "unknown_option"),
    (["--ping", "x"], "ping_malformed"), (["--timeout", "x"], "duration_malformed"),
    (["a/b/c/d"], "bad_name"), (["a", "--tenant", "b"], "conflicting_options"),
    (["--notify", "x\ny"], "unprintable"), (["--notify", "x \u{202e}y"], "unprintable"),
    (["--notify", "x authpipe-key-1abc"], "secret_in_schedule"),
    (["--notify", "x " + String(repeating: "y", count: 1_000)], "line_too_long"),
  ])
  func `what a check would refuse, or cannot have when nobody watches, is not scheduled`(
    words: [String], code: String
  ) async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await Program.run(
        BuiltPrograms.authpipe, ["schedule", "show", "--json", "--cron", "--"] + words,
        environment: home.environment, in: home.path)
      #expect(outcome.exit == 64 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains(#""code":"\#(code)""#), "\(outcome.stderr)")
    }
  }

  @Test func `the variables that decide on the vault are carried, and no secret`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        "cd Downloads; authpipe schedule show --systemd",
        environment: [
          "AUTHPIPE_VAULT": "100%/v\"$x.sqlite", "AUTHPIPE_KEY": "AUTHPIPE-KEY-1-secret",
          "AUTHPIPE_KEY_FILE": "/dev/fd/9", "AUTHPIPE_KEY_COMMAND": "pass show x",
          "XDG_DATA_HOME": "relative", "XDG_STATE_HOME": "/s \\t", "HTTPS_PROXY": "http://u:pw@p",
        ])
      let lines = outcome.stdout.split(separator: "\n").filter { $0.hasPrefix("Environment=") }
      #expect(
        lines == [
          #"Environment="AUTHPIPE_VAULT=\#(home.downloads)/100%%/v\"$x.sqlite""#,
          #"Environment="AUTHPIPE_KEY_COMMAND=pass show x""#,
          #"Environment="XDG_STATE_HOME=/s \\t""#,
        ])
      let warnings = ["AUTHPIPE_KEY", "HTTPS_PROXY", "AUTHPIPE_KEY_FILE"].map {
        "authpipe: warning: \($0) is set here, and a scheduled check will not have it\n"
      }
      #expect(outcome.stderr.hasPrefix(warnings.joined()))
    }
  }

  @Test func `--vault names the vault, and a report for programs is not silenced`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        "authpipe schedule show --cron --vault v --json -- --format prometheus --output /x.prom",
        environment: ["AUTHPIPE_VAULT": "/other"])
      let answer = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [String: Any])
      #expect(answer["environment"] as? [String: String] == ["AUTHPIPE_VAULT": "\(home.path)/v"])
      #expect(
        (answer["command"] as? [String])?.dropFirst()
          == ["check", "--due", "--format", "prometheus", "--output", "/x.prom"])
    }
  }

  @Test(arguments: [("y", Int32(0)), ("YES", 0), ("", 1), ("n", 1), ("yep", 1)])
  func `nothing is written but what was shown and confirmed`(answer: String, exit: Int32)
    async throws
  {
    try await TemporaryHome.lend { home in
      let systemd = try await home.makeSystemctl()
      let terminal = try home.terminal("schedule", "install", environment: systemd)
      try await terminal.expect("OnCalendar=*-*-* *:00/15:00")
      try await terminal.expect("Install this systemd timer? [y/N] ")
      #expect(try await home.takeOrders().isEmpty)
      terminal.type(answer + "\n")
      #expect(try await terminal.end() == exit)
      #expect(FileManager.default.fileExists(atPath: home.units) == (exit == 0))
      #expect(try await home.takeOrders().isEmpty == (exit != 0))
    }
  }

  @Test(arguments: ["--no-input", "--dry-run", ""])
  func `where nobody can be asked nothing is written`(option: String) async throws {
    try await TemporaryHome.lend { home in
      let systemd = try await home.makeSystemctl()
      for environment in [[:], ["CI": "true"]] {
        let outcome = try await home.bash(
          "authpipe schedule install \(option)",
          environment: systemd.merging(environment) { $1 })
        #expect(outcome.exit == (option == "--dry-run" ? 0 : 77))
        #expect(outcome.stderr.contains("OnCalendar="))
        #expect(try await home.takeOrders().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: home.units))
      }
    }
  }

  @Test
  func `where there is neither systemd nor cron, that is told, and there is nothing to remove`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let nowhere = ["PATH": "/nowhere"]
      #expect(try await home.authpipe("schedule", "show", environment: nowhere).exit == 0)
      let installed = try await home.authpipe(
        "schedule", "install", "--yes", environment: nowhere)
      #expect(installed.exit == 69)
      #expect(
        installed.stderr.hasSuffix(
          """
          authpipe: error: cannot start crontab: no such file or directory
          authpipe: hint: install cron: apt-get install cron

          """))
      #expect(
        try await home.authpipe("schedule", "install", "--systemd", "--yes", environment: nowhere)
          .exit == 69)
      #expect(
        try await home.authpipe("schedule", "remove", environment: nowhere)
          == Outcome(stderr: "authpipe: nothing is scheduled; nothing to do\n"))
    }
  }
}
