import CSystem
import Foundation
import Testing

@Suite(.enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"))
struct KernelKeyringTests {
  /// A program in a session whose keyring leads to no other, as a service's does.
  static let inNewSession = """
    python3 -c 'import ctypes, os, platform, sys
    number = {"x86_64": 250, "aarch64": 219}[platform.machine()]
    assert ctypes.CDLL(None).syscall(number, 1, None) > 0
    os.execvp(sys.argv[1], sys.argv[1:])'
    """

  @Test func `an unlocked vault opens without its key, for every command, until it is locked`()
    async throws
  {
    try await withKeyAway { home in
      let unlocked = try await home.bash("authpipe vault unlock --key-file k")
      #expect(unlocked.exit == 0 && unlocked.stdout.isEmpty)
      #expect(
        unlocked.stderr.contains(
          #/^authpipe: unlocked .*vault\.sqlite until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n/#))
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
    try await withKeyAway { home in
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
    try await withKeyAway { home in
      try await home.bash("authpipe vault unlock --key-file k --for 36h")
      let key = try #require(try await keys(of: home).first)
      #expect(key.timeout != "perm" && key.timeout != "expd")
      // Nothing for the group and for others; nobody may write.
      #expect(key.permissions == "3b3b0000")
    }
  }

  @Test func `a vault locks itself when the time is over, and unlocking again begins a new one`()
    async throws
  {
    try await withKeyAway { home in
      let brief = "authpipe vault unlock --key-file k --for 1s"
      let over = try await home.bash("\(brief); sleep 1.5; setsid -w authpipe get acme")
      #expect(over.exit == 77)
      let longer = "authpipe vault unlock --key-file k --for 1h"
      let begun = try await home.bash(
        "\(brief); \(longer); sleep 1.5; setsid -w authpipe get acme")
      #expect(begun.exit == 0)
    }
  }

  @Test func `a vault that was unlocked in one session is unlocked in another`() async throws {
    try await withKeyAway { home in
      try await another(home, as: "")
    }
  }

  @Test(
    .enabled("needs root, to become somebody else who can reach the programs") {
      try await Machine.canBecomeNobody()
    })
  func `a vault that was unlocked in one session is unlocked in another, without any privilege`()
    async throws
  {
    try await withKeyAway { home in
      try await home.giveToNobody()
      try await another(home, as: "$nobody")
      // What one user keeps is not there for another, not even for root.
      try await home.bash("$nobody authpipe vault unlock --key-file k")
      let (id, epoch) = try await identity(of: home, as: "$nobody")
      #expect(authpipe_keyring_read("authpipe:\(id):\(epoch)", nil, 0) == -1 && errno == ENOKEY)
      #expect(try await home.bash("$nobody authpipe vault lock").exit == 0)
    }
  }

  private func another(_ home: TemporaryHome, as user: String) async throws {
    let one = "\(user) \(Self.inNewSession)"
    let unlocked = try await home.bash("\(one) authpipe vault unlock --key-file k")
    #expect(unlocked.exit == 0, "\(unlocked.stderr)")
    let got = try await home.bash("\(one) authpipe get acme")
    #expect(got == Outcome(stdout: home.token() + "\n"))
    #expect(try await home.bash("\(user) setsid -w authpipe get acme").exit == 0)
    #expect(try await home.bash("\(one) authpipe vault lock").stderr.contains(": locked "))
    #expect(try await home.bash("\(user) setsid -w authpipe get acme").exit == 77)
  }

  @Test func `what is kept and does not fit counts as not unlocked`() async throws {
    try await withKeyAway { home in
      let (id, epoch) = try await identity(of: home)
      let keptNot = "the kernel's keyring (which keeps a key that is not the vault's)"
      for (length, words) in [(32, keptNot), (31, "the kernel's keyring, "), (33, ", ")] {
        let other = [UInt8](repeating: 7, count: length)
        #expect(authpipe_keyring_put("authpipe:\(id):\(epoch)", other, length, 60) == 0)
        let locked = try await home.bash("setsid -w authpipe get acme")
        #expect(locked.exit == 77)
        #expect(locked.stderr.contains(words))
        let opened = try await home.bash("cp k $key; authpipe get acme; rm $key")
        #expect(opened == Outcome(stdout: home.token() + "\n"))
      }
    }
  }

  @Test func `a root key that was replaced takes the one that was kept with it`() async throws {
    try await withKeyAway { home in
      try await home.bash("authpipe vault unlock --key-file k")
      var old = [UInt8](repeating: 0, count: 32)
      let (id, epoch) = try await identity(of: home)
      #expect(authpipe_keyring_read("authpipe:\(id):\(epoch)", &old, old.count) == 32)
      #expect(try await home.bash("authpipe vault rekey --root --key-file k").exit == 0)
      #expect(authpipe_keyring_read("authpipe:\(id):\(epoch)", nil, 0) == -1)
      // Put back, it opens nothing any more.
      #expect(authpipe_keyring_put("authpipe:\(id):\(epoch + 1)", old, old.count, 60) == 0)
      #expect(try await home.bash("setsid -w authpipe get acme").exit == 77)
      // One that is left of an earlier root is taken out as well.
      #expect(authpipe_keyring_put("authpipe:\(id):\(epoch)", old, old.count, 60) == 0)
      #expect(try await home.authpipe("vault", "lock").stderr.contains(": locked "))
      #expect(authpipe_keyring_read("authpipe:\(id):\(epoch)", nil, 0) == -1)
    }
  }

  @Test(
    .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() },
    arguments: ["EPERM", "ENOSYS", "EACCES", "EOPNOTSUPP"])
  func `where the kernel forbids its keyring, unlocking says so and everything else goes on`(
    code: String
  ) async throws {
    try await withKeyAway { home in
      let forbidden = "strace -f -qq -o /dev/null -e inject=add_key,keyctl:error=\(code)"
      let unlock = try await home.bash("\(forbidden) authpipe vault unlock --key-file k")
      #expect(unlock.exit == 69)
      #expect(unlock.stderr.contains("the kernel"))
      #expect(try await home.bash("\(forbidden) authpipe vault lock").exit == 69)
      let locked = try await home.bash("\(forbidden) setsid -w authpipe get acme")
      #expect(locked.exit == 77)
      #expect(locked.stderr.contains("the vault is locked: no key"))
      let got = try await home.bash("cp k $key; \(forbidden) authpipe get acme")
      #expect(got == Outcome(stdout: home.token() + "\n"))
    }
  }

  @Test(
    .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() },
    arguments: ["error=EDQUOT", "signal=KILL"])
  func `wherever unlocking is stopped, no key is kept without a timeout`(stop: String) async throws
  {
    try await withKeyAway { home in
      var stops = 0
      for (call, number) in [("add_key", 1)] + (1...9).map({ ("keyctl", $0) }) {
        let outcome = try await home.bash(
          """
          strace -f -qq -o /dev/null -e inject=\(call):\(stop):when=\(number) \
          authpipe vault unlock --key-file k
          """)
        if outcome.exit != 0 { stops += 1 }
        // What a process kept for itself is gone a moment after it.
        for _ in 0..<1_000 {
          if try await keys(of: home).allSatisfy({ $0.timeout != "perm" }) { break }
          try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await keys(of: home).allSatisfy { $0.timeout != "perm" }, "\(call) \(number)")
        try await home.authpipe("vault", "lock")
      }
      #expect(stops >= 4)
    }
  }

  /// Lends a home with a vault whose key lies in `k`, and locks the vault afterwards.
  private func withKeyAway(_ body: (TemporaryHome) async throws -> Void) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("mv $key k")
      try await body(home)
      try await home.authpipe("vault", "lock")
    }
  }

  /// The id of the vault and the number of its root key.
  private func identity(
    of home: TemporaryHome, as user: String = ""
  ) async throws -> (String, Int) {
    let status = try await home.bash("\(user) authpipe vault status --json").stdout
    let id = try #require(status.firstMatch(of: #/"vaultID":"([0-9a-f]{32})"/#)?.1)
    let epoch = try #require(status.firstMatch(of: #/"rootEpoch":(\d+)/#)?.1)
    return (String(id), try #require(Int(epoch)))
  }

  /// What the kernel keeps of the vault, as `/proc/keys` tells it.
  private func keys(
    of home: TemporaryHome
  ) async throws -> [(timeout: Substring, permissions: Substring)] {
    let (id, _) = try await identity(of: home)
    return try await home.bash("cat /proc/keys").stdout.split(separator: "\n")
      .filter { $0.contains("authpipe:\(id):") }
      .map { $0.split(separator: " ") }.map { ($0[3], $0[4]) }
  }
}
