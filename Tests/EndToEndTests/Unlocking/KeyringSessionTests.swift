import CSystem
import Foundation
import Testing

@Suite(.enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"))
struct KeyringSessionTests {
  /// A program in a session whose keyring leads to no other, as a service's does.
  static let inNewSession = """
    python3 -c 'import ctypes, os, platform, sys
    number = {"x86_64": 250, "aarch64": 219}[platform.machine()]
    assert ctypes.CDLL(None).syscall(number, 1, None) > 0
    os.execvp(sys.argv[1], sys.argv[1:])'
    """

  @Test func `a vault that was unlocked in one session is unlocked in another`() async throws {
    try await TemporaryHome.lendWithKeyAway { home in
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
    try await TemporaryHome.lendWithKeyAway { home in
      try await home.giveToNobody()
      try await another(home, as: "$nobody")
      // What one user keeps is not there for another, not even for root.
      try await home.bash("$nobody authpipe vault unlock --key-file k")
      let kept = try await KeptKeys(of: home, as: "$nobody")
      #expect(authpipe_keyring_read(kept.description(), nil, 0) == -1 && errno == ENOKEY)
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
}
