import Foundation
import Testing

@Suite struct SystemdScheduleTests {
  private static let names = ["authpipe-check.service", "authpipe-check.timer"]

  private static let orders = [
    "--user daemon-reload", "--user enable --now authpipe-check.timer",
  ]

  @Test func `the units are shown, written and switched on; and taken away again`() async throws {
    try await TemporaryHome.lend { home in
      let systemd = try await home.makeSystemctl()
      let shown = try await home.bash("authpipe schedule show --every 4h", environment: systemd)
      #expect(shown.stderr == "authpipe: there is no systemd timer installed\n")
      #expect(try await home.takeOrders().isEmpty)
      for isFirst in [true, false] {
        let installed = try await home.bash(
          "authpipe schedule install --yes --every 4h", environment: systemd)
        #expect(installed.exit == 0 && installed.stdout.isEmpty)
        #expect(installed.stderr.hasPrefix(shown.stdout) == isFirst)
        #expect(try await home.takeOrders() == Self.orders)
      }
      for name in Self.names {
        let text = try await home.bash("cat \(home.units)/\(name)").stdout
        #expect(shown.stdout.contains("# \(home.units)/\(name)\n\(text)"))
      }
      let modes = try await home.bash("stat -c '%a %F' \(home.units)/*").stdout
      #expect(modes == "644 regular file\n644 regular file\n")
      let removed = try await home.bash("authpipe schedule remove", environment: systemd)
      #expect(removed == Outcome(stderr: "authpipe: removed the systemd timer\n"))
      #expect(
        try await home.takeOrders() == [
          "--user disable --now authpipe-check.timer",
          "--user reset-failed authpipe-check.service", "--user daemon-reload",
        ])
      #expect(try await home.bash("ls -A \(home.units)").stdout.isEmpty)
    }
  }

  @Test(arguments: ["daemon-reload", "enable"])
  func `what fails half-way is told and undone`(order: String) async throws {
    try await TemporaryHome.lend { home in
      let systemd = try await home.makeSystemctl()
      let contents = "cat \(home.units)/*"
      for earlier in [nil, "--every 1h"] {
        if let earlier {
          try await home.bash("authpipe schedule install --yes \(earlier)", environment: systemd)
        }
        let before = try await home.bash(contents)
        try await home.bash("echo \(order) >failing")
        let failed = try await home.bash(
          "authpipe schedule install --yes --every 2h", environment: systemd)
        #expect(failed.exit == 69)
        #expect(failed.stderr.contains("error: systemctl --user \(order)"))
        #expect(
          failed.stderr.contains(
            "(exit status 5): Failed to do so; everything is as it was before\n"))
        #expect(try await home.bash(contents) == before)
        try await home.bash(": >failing")
      }
    }
  }

  @Test func `units that somebody else wrote are left alone`() async throws {
    try await TemporaryHome.lend { home in
      let systemd = try await home.makeSystemctl()
      try await home.bash("mkdir -p \(home.units); echo '[Timer]' >\(home.units)/\(Self.names[1])")
      let outcome = try await home.bash(
        "authpipe schedule install --yes; echo $?; authpipe schedule remove; echo $?; cat \(home.units)/*",
        environment: systemd)
      #expect(outcome.stdout == "73\n73\n[Timer]\n")
      #expect(try await home.takeOrders().isEmpty)
    }
  }

  @Test func `units are removed where systemd cannot be told`() async throws {
    try await TemporaryHome.lend { home in
      let systemd = try await home.makeSystemctl()
      try await home.bash("authpipe schedule install --yes", environment: systemd)
      let outcome = try await home.bash(
        """
        mkdir \(home.units)/timers.target.wants; cd \(home.units)/timers.target.wants
        ln -s ../\(Self.names[1]) .; authpipe schedule remove; find .. -type f -o -type l
        """)
      #expect(outcome.exit == 0 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("warning: systemd could not be told"))
    }
  }

  @Test(
    .enabled("needs systemd-analyze") {
      try await Machine.succeeds("command -v systemd-analyze")
    })
  func `systemd finds nothing wrong with the units, nor with any interval`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        install -d -m 700 run; export XDG_RUNTIME_DIR=$PWD/run
        for every in 1m 2m 5m 15m 30m 1h 2h 12h 1d; do
          authpipe schedule install --yes --every $every -- --notify "$notify" 2>/dev/null
          sed -n s/OnCalendar=//p \(home.units)/*.timer
          systemd-analyze verify --user --man=no \(home.units)/*.timer \(home.units)/*.service || exit
        done >calendars
        authpipe schedule install --yes 2>/dev/null
        systemd-analyze verify --user --man=no \(home.units)/*.service || exit
        while read -r calendar; do
          TZ=UTC systemd-analyze calendar --base-time='2026-11-23 00:00:01' --iterations=2 "$calendar" |
            sed -nE 's/.*(Next elapse|Iter. #2): ([^ ]*) .* ([^ ]*) UTC/\\3/p' | xargs
        done <calendars
        """,
        environment: try await home.makeSystemctl().merging(["notify": home.crookedNotify]) { $1 })
      #expect(outcome.exit == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
      #expect(
        outcome.stdout == """
          00:01:00 00:02:00
          00:02:00 00:04:00
          00:05:00 00:10:00
          00:15:00 00:30:00
          00:30:00 01:00:00
          01:00:00 02:00:00
          02:00:00 04:00:00
          12:00:00 00:00:00
          00:00:00 00:00:00

          """)
    }
  }
}
