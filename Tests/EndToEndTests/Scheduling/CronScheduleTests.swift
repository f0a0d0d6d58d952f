import BigCommerceSandbox
import Foundation
import Testing

@Suite(
  .enabled("needs cron, and a mount namespace") {
    try await Machine.succeeds(
      "test -x /usr/bin/crontab && unshare -m mount --bind /tmp /var/spool/cron/crontabs")
  })
struct CronScheduleTests {
  /// As cron starts the last line: a percent sign its own, a shell, a home, and little else.
  private static let asCron = """
    job=$(crontab -l | tail -n 1 | sed 's/^\\([^ ]* \\)\\{5\\}//; s/\\\\%/%/g')
    env -i HOME="$HOME" PATH=/usr/bin:/bin /bin/sh -c "$job"
    """

  @Test func `the line is added, replaced and removed, and the rest is as it was, byte for byte`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let outcome = try await home.withCrontabs(
        """
        printf '# mine\\nMAILTO=x\\n\\n*/5 * * * * echo "50\\\\%% \\377"\\t \\n' >mine
        crontab mine
        authpipe schedule install --yes 2>/dev/null || exit
        authpipe schedule install --yes --every 1h 2>/dev/null || exit
        crontab -l | head -n 4 | cmp - mine || exit
        crontab -l | tail -n +5
        authpipe schedule install --yes --every 1h
        authpipe schedule remove 2>/dev/null
        crontab -l | cmp - mine; ls -A "$TMPDIR"
        """, environment: ["TMPDIR": "\(home.path)/Downloads/.."])
      let lines = outcome.stdout.split(separator: "\n")
      #expect(lines.first?.hasSuffix("/authpipe check --quiet --due # authpipe-check") == true)
      #expect(lines.first?.firstMatch(of: /^[0-9]+ \* \* \* \* \//) != nil)
      #expect(!lines.contains { $0.contains("authpipe-crontab") })
      #expect(outcome.stderr.hasPrefix("authpipe: this crontab line is installed already\n"))
    }
  }

  @Test func `where there was no crontab there is none again`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.withCrontabs(
        """
        authpipe schedule remove; authpipe schedule install --yes 2>/dev/null
        authpipe schedule remove --json 2>/dev/null; LC_ALL=C crontab -l
        """)
      #expect(
        outcome.stdout
          == #"{"isDryRun":false,"removed":["cron"],"schema":"authpipe.schedule-remove/1"}"# + "\n")
      #expect(
        outcome.stderr.hasPrefix("authpipe: nothing is scheduled; nothing to do\nno crontab for "))
    }
  }

  @Test func `run as cron does, it is silent when all is well and tells of a revoked token`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let vault = "my 100% vault's.sqlite"
      let environment = ["AUTHPIPE_VAULT": vault, "XDG_CONFIG_HOME": "\(home.path)/conf ig"]
      try await home.bash(
        "authpipe connect bigcommerce acme --api-url $url --from $file", environment: environment)
      try await home.makeTeller()
      let installed = try await home.withCrontabs(
        #"authpipe schedule install --yes -- --notify "$notify"; "# + Self.asCron,
        environment: environment.merging(["notify": home.crookedNotify]) { $1 })
      #expect(installed.exit == 0 && installed.stdout.isEmpty, "\(installed)")
      try home.sandbox.revoke(account: 1, of: "abc123")
      let told = try await home.withCrontabs(Self.asCron)
      #expect(told.exit == 2 && told.stderr.isEmpty)
      #expect(told.stdout.hasPrefix("authpipe: 1 of 1 need attention\n"))
      #expect(
        try await home.bash("cat 'tell us.told'").stdout == TemporaryHome.crookedWord + "\n")
    }
  }

  @Test func `a crontab that cannot be read is not written over`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.withCrontabs(
        """
        mkdir bin; printf '#!/bin/sh\\n[ "$1" = -l ] && { echo not allowed >&2; exit 1; }\\ntouch written\\n' >bin/crontab
        chmod 755 bin/crontab; export PATH=$PWD/bin:$PATH
        authpipe schedule install --yes; echo $?; authpipe schedule remove; echo $?; ls written
        """)
      #expect(outcome.stdout == "69\n69\n")
      #expect(outcome.stderr.contains("cannot read the crontab: not allowed; nothing in it was"))
    }
  }

  @Test func `a timer and a line are two, which is told, and both are removed`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.withCrontabs(
        """
        authpipe schedule install --cron --yes 2>/dev/null
        authpipe schedule install --yes
        authpipe schedule show --json 2>/dev/null | grep -o '"installed":[^]]*]'
        authpipe schedule remove
        """, environment: try await home.makeSystemctl())
      #expect(outcome.stderr.contains("warning: there is a crontab line already"))
      #expect(outcome.stdout == #""installed":["systemd","cron"]"# + "\n")
      #expect(
        outcome.stderr.hasSuffix(
          "authpipe: removed the systemd timer\nauthpipe: removed the crontab line\n"))
    }
  }
}
