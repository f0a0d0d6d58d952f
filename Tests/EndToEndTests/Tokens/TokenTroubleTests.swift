import BigCommerceSandbox
import Foundation
import Testing

/// What keeps a token from being renewed, while the old one works and afterwards.
@Suite(
  .enabled("time namespaces are not permitted") { try await Machine.canShiftUptime() })
struct TokenTroubleTests {
  private static let token = "authpipe token acme --cors https://a.b"

  enum Trouble: String, CaseIterable, Sendable {
    case stopped, withdrawn, throttled, suspended, garbage, revoked, missing

    var words: String {
      switch self {
      case .stopped: "the connection was refused"
      case .withdrawn: "lacks the scope for it, Storefront API Tokens"
      case .throttled: "rate limited (429)"
      case .suspended: "suspended (503)"
      case .garbage: "an answer that says nothing"
      case .revoked: "does not know the token (401, asked twice)"
      case .missing: "authpipe-online is missing"
      }
    }

    var exit: Int32 {
      switch self {
      case .withdrawn: 1
      case .revoked: 2
      case .stopped, .throttled, .suspended, .garbage: 3
      case .missing: 69
      }
    }

    func happen(in home: TemporaryHome) async throws {
      switch self {
      case .stopped: await home.sandbox.stop()
      case .withdrawn: try home.sandbox.withdraw(scope: "store_storefront_api", of: "abc123")
      case .throttled: try home.sandbox.throttle("abc123", showsHeaders: false)
      case .suspended: try home.sandbox.suspend("abc123")
      case .garbage:
        try home.sandbox.force(
          SandboxAnswer(status: 200, contentType: "application/json", body: "{}"), times: 100,
          of: "abc123")
      case .revoked: try home.sandbox.revoke(account: 1, of: "abc123")
      case .missing: try await home.bash("mkdir alone; cp \(BuiltPrograms.authpipe) alone")
      }
    }
  }

  @Test(arguments: Trouble.allCases)
  func `the old token is handed out with a warning while it works, and not afterwards`(
    trouble: Trouble
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash(Self.token).exit == 0)
      try await trouble.happen(in: home)
      let command = (trouble == .missing ? "alone/" : "") + Self.token
      let due = try await home.later(3_000, command)
      #expect(due.exit == 0 && due.stdout == home.minted[0].value + "\n")
      #expect(
        due.stderr.contains(
          "authpipe: warning: the storefront token of 'acme' could not be renewed: "))
      #expect(due.stderr.contains(trouble.words), "\(due.stderr)")
      #expect(due.stderr.contains("handed out as it is, it ends 2"))
      if trouble != .missing {
        // Not every reader waits for what just failed, and each is told.
        let (count, next) = (home.sandbox.requestCount, try await home.later(3_001, command))
        #expect(next.exit == 0 && next.stdout == home.minted[0].value + "\n")
        #expect(next.stderr.contains("could not be renewed a moment ago"), "\(next.stderr)")
        #expect(home.sandbox.requestCount == count)
      }
      let ended = try await home.later(3_700, command)
      #expect(ended.exit == trouble.exit && ended.stdout.isEmpty)
      #expect(ended.stderr.contains(trouble.words), "\(ended.stderr)")
      #expect(home.minted.count == 1)
      #expect(try await home.bash("authpipe vault verify").exit == 0)
    }
  }

  @Test func `a credential that is known to be refused mints nothing, and its tokens live on`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash(Self.token).exit == 0)
      try home.sandbox.revoke(account: 1, of: "abc123")
      #expect(try await home.bash("authpipe check acme").exit == 2)
      let count = home.sandbox.requestCount
      let kept = try await home.bash(Self.token)
      #expect(kept.exit == 0 && kept.stdout == home.minted[0].value + "\n")
      #expect(kept.stderr.contains("BigCommerce refused the token of 'acme'"))
      let other = try await home.bash("\(Self.token) --ttl 2h")
      #expect(other.exit == 2 && other.stdout.isEmpty)
      #expect(home.sandbox.requestCount == count)
    }
  }

  @Test func `killed between mint and store, nothing is lost that cannot be minted anew`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash(Self.token).exit == 0)
      try home.sandbox.shiftClock(of: "abc123", by: 3_000)
      try home.sandbox.delayMinting(of: "abc123", by: .seconds(30))
      let killed = try await home.bash(
        """
        unshare -T --boottime 3000 --fork --kill-child \(Self.token) & pid=$!
        until curl -s "$url/sandbox" | grep -qE '"minted_at".*"minted_at"'; do sleep 0.1; done
        kill -KILL $(pgrep -P $pid); wait $pid
        """)
      #expect(killed.stdout.isEmpty && home.minted.count == 2)
      try home.sandbox.delayMinting(of: "abc123", by: .zero)
      // The lock went with its owner, the old token is there, and the next call mints.
      let list = try await home.later(3_000, "authpipe token list acme")
      #expect(list.stdout.components(separatedBy: "storefront").count == 2)
      let next = try await home.later(3_000, Self.token)
      #expect(next == Outcome(stdout: home.minted[2].value + "\n"))
      #expect(try await home.bash("authpipe vault verify").exit == 0)
    }
  }
}
