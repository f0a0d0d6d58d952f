import CSystem
import Foundation
import Testing

@Suite(.enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"))
struct KeyringFaultTests {
  @Test func `what is kept and does not fit counts as not unlocked`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      let kept = try await KeptKeys(of: home)
      let keptNot = "the kernel's keyring (which keeps a key that is not the vault's)"
      let nothing = "the kernel's keyring, "
      for (length, words) in [(32, keptNot), (31, nothing), (33, nothing)] {
        let other = [UInt8](repeating: 7, count: length)
        #expect(authpipe_keyring_put(kept.description(), other, length, 60) == 0)
        let locked = try await home.bash("setsid -w authpipe get acme")
        #expect(locked.exit == 77)
        #expect(locked.stderr.contains(words))
        let opened = try await home.bash("cp k $key; authpipe get acme; rm $key")
        #expect(opened == Outcome(stdout: home.token() + "\n"))
      }
    }
  }

  @Test func `a root key that was replaced takes the one that was kept with it`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.bash("authpipe vault unlock --key-file k")
      var old = [UInt8](repeating: 0, count: 32)
      let kept = try await KeptKeys(of: home)
      #expect(authpipe_keyring_read(kept.description(), &old, old.count) == 32)
      #expect(try await home.bash("authpipe vault rekey --root --key-file k").exit == 0)
      #expect(authpipe_keyring_read(kept.description(), nil, 0) == -1)
      // Put back, it opens nothing any more.
      #expect(
        authpipe_keyring_put(kept.description(ofEpoch: kept.rootEpoch + 1), old, old.count, 60) == 0
      )
      #expect(try await home.bash("setsid -w authpipe get acme").exit == 77)
      // One that is left of an earlier root is taken out as well.
      #expect(authpipe_keyring_put(kept.description(), old, old.count, 60) == 0)
      #expect(try await home.authpipe("vault", "lock").stderr.contains(": locked "))
      #expect(authpipe_keyring_read(kept.description(), nil, 0) == -1)
    }
  }

  @Test(
    .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() },
    arguments: ["EPERM", "ENOSYS", "EACCES", "EOPNOTSUPP"])
  func `where the kernel forbids its keyring, unlocking says so and everything else goes on`(
    code: String
  ) async throws {
    try await TemporaryHome.lendWithKeyAway { home in
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
    try await TemporaryHome.lendWithKeyAway { home in
      let kept = try await KeptKeys(of: home)
      var stops = 0
      for (call, number) in [("add_key", 1)] + (1...9).map({ ("keyctl", $0) }) {
        let outcome = try await home.bash(
          """
          strace -f -qq -o /dev/null -e inject=\(call):\(stop):when=\(number) \
          authpipe vault unlock --key-file k
          """)
        if outcome.exit != 0 { stops += 1 }
        if stop.hasPrefix("error") {
          // What was told is what is: unlocked, or not and why.
          let got = try await home.bash("setsid -w authpipe get acme")
          #expect((outcome.exit, got.exit) == (0, 0) || (outcome.exit, got.exit) == (69, 77))
        }
        // What a process kept for itself is gone a moment after it.
        for _ in 0..<1_000 where kept.listed().contains(where: { $0.timeout == "perm" }) {
          try await Task.sleep(for: .milliseconds(5))
        }
        #expect(kept.listed().allSatisfy { $0.timeout != "perm" }, "\(call) \(number)")
        try await home.authpipe("vault", "lock")
      }
      #expect(stops >= 4)
    }
  }
}
