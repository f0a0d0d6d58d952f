import Foundation
import Testing

@Suite(.enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"))
struct KernelKeyringTests {
  @Test func `an unlocked vault opens without its key, for every command, until it is locked`()
    async throws
  {
    try await TemporaryHome.lendWithKeyAway { home in
      let unlocked = try await home.bash("authpipe vault unlock --key-file k")
      #expect(unlocked.exit == 0 && unlocked.stdout.isEmpty)
      #expect(
        unlocked.stderr.contains(
          #/^authpipe: unlocked .*vault\.sqlite until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ; authpipe vault lock ends it\n$/#
        ))
      for command in ["get acme", "check", "set acme --label a=b", "vault verify"] {
        #expect(try await home.bash("setsid -w authpipe \(command)").exit == 0, "\(command)")
      }
      let again = Outcome(
        stderr: "authpipe: \(home.vault) was not unlocked; nothing to do\n")
      #expect(
        try await home.authpipe("vault", "lock")
          == Outcome(stderr: "authpipe: locked \(home.vault)\n"))
      #expect(try await home.authpipe("vault", "lock") == again)
      let locked = try await home.bash("setsid -w authpipe get acme")
      #expect(locked.exit == 77 && locked.stdout.isEmpty)
    }
  }

  @Test func `programs are told what was done in JSON`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      let unlocked = try await home.bash("authpipe vault unlock --key-file k --for 90s --json")
      #expect(
        unlocked.stdout.contains(
          #/^\{"schema":"authpipe.vault-unlock/1","until":"[0-9TZ:-]{20}","vault":".*"\}\n$/#))
      let locked = try await home.authpipe("vault", "lock", "--json")
      #expect(
        locked.stdout
          == #"{"schema":"authpipe.vault-lock/1","vault":"\#(home.vault)","wasUnlocked":true}"#
          + "\n")
    }
  }

  @Test func `a key that is kept has a timeout, and is for its own user alone`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.bash("authpipe vault unlock --key-file k --for 36h")
      let key = try #require(try await KeptKeys(of: home).listed().first)
      #expect(key.timeout != "perm" && key.timeout != "expd")
      // Nothing for the group and for others; nobody may write.
      #expect(key.permissions == "3b3b0000")
    }
  }

  @Test func `a vault locks itself when the time is over, and unlocking again begins a new one`()
    async throws
  {
    try await TemporaryHome.lendWithKeyAway { home in
      let brief = "authpipe vault unlock --key-file k --for 1s"
      let over = try await home.bash("\(brief); sleep 1.5; setsid -w authpipe get acme")
      #expect(over.exit == 77)
      let longer = "authpipe vault unlock --key-file k --for 1h"
      let begun = try await home.bash(
        "\(brief); \(longer); sleep 1.5; setsid -w authpipe get acme")
      #expect(begun.exit == 0)
    }
  }
}
