import BigCommerceSandbox
import Figures
import Foundation
import Testing

/// A rotation with webhooks, killed at each call that writes, and gone on with.
@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct RotationKillTests {
  private static let store = "abc123"
  private static let webhooks = 8

  /// Gives the sandbox what it has at the start: the old account's webhooks, the new one's none.
  private func reset(_ home: TemporaryHome, _ before: Snapshot) throws {
    try before.restore(to: home.path)
    try home.sandbox.removeWebhooks(account: 2, of: Self.store)
  }

  private func rotate(
    _ words: String, in home: TemporaryHome, _ file: String
  ) async throws -> Outcome {
    try await home.bash(
      "\(words) rotate acme --from $second --webhooks recreate", environment: ["second": file])
  }

  /// What the new account has, by event, address, headers and state.
  private func made(in home: TemporaryHome) -> [String] {
    let owner = home.sandbox.accounts(of: Self.store)[1].clientID
    return home.sandbox.webhooks(of: Self.store).filter { $0.clientID == owner }
      .map { "\($0.scope) \($0.destination) \($0.headers) \($0.isActive)" }.sorted()
  }

  @Test func `a rotation that is killed anywhere goes on, and nobody reads a dead token`()
    async throws
  {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      try await home.connect("acme")
      for number in 1...Self.webhooks {
        try home.sandbox.addWebhook(
          event: "store/order/\(number % 2 == 0 ? "updated" : "created")",
          destination: "https://h.example/\(number)", headers: ["X-Key": "hush \(number)"],
          isActive: number != 3, account: 1, of: Self.store)
      }
      let file = try home.addAccount()
      let tokens = home.sandbox.accounts(of: Self.store).map(\.accessToken)
      let expected = home.sandbox.webhooks(of: Self.store)
        .map { "\($0.scope) \($0.destination) \($0.headers) \($0.isActive)" }.sorted()
      let before = try Snapshot(of: home.path)

      let traceFile = "\(home.path).trace"
      defer { try? FileManager.default.removeItem(atPath: traceFile) }
      let whole = try await rotate(
        "\(Trace.words(to: traceFile)) authpipe", in: home, file)
      try #require(whole.exit == 0, "\(whole.stderr)")
      #expect(made(in: home) == expected)
      let places = try Trace(contentsOfFile: traceFile).places(in: home.path).map(\.place)

      var killed = 0
      for place in Sample.of(places, 14) {
        try reset(home, before)
        let reader = try await Reader.start(in: home)
        let end = try await rotate(
          "\(place.words("signal=KILL")) authpipe", in: home, file)
        if end.exit == 137 { killed += 1 }
        let again = try await rotate("authpipe", in: home, file)
        #expect(again.exit == 0, "\(place): \(again.stderr)")
        let read = try await reader.stop()
        #expect(read.isSubset(of: Set(tokens)), "\(place): \(read)")
        #expect(made(in: home) == expected, "\(place)")
        #expect(try await home.bash("authpipe get acme").stdout == tokens[1] + "\n", "\(place)")
        #expect(try await home.bash("authpipe vault verify").exit == 0, "\(place)")
      }
      #expect(killed > places.count / 4 || !Sample.isTorture && killed > 5)
      Figures.add("rotations killed and gone on with", killed)

      try home.sandbox.revoke(account: 1, of: Self.store)
      let check = try await home.bash(
        "authpipe check acme --previous; authpipe rotate acme --status")
      #expect(check.stdout.contains(#/1 +retired/#), "\(check.stdout)\(check.stderr)")
      #expect(home.sandbox.webhooks(of: Self.store).count == Self.webhooks)
    }
  }
}

/// Whoever calls `get` again and again.
private struct Reader {
  private let task: Task<Outcome, any Error>
  private let home: TemporaryHome

  static func start(in home: TemporaryHome) async throws -> Reader {
    try await home.bash("rm -f reading; touch reading")
    let task = Task {
      try await home.bash(
        "while [ -e reading ]; do authpipe get acme || echo \"failed $?\"; done")
    }
    return Reader(task: task, home: home)
  }

  /// What it read, each once; a failure is among it.
  func stop() async throws -> Set<String> {
    try await home.bash("rm -f reading")
    let outcome = try await task.value
    return Set(outcome.stdout.split(separator: "\n").map(String.init))
  }
}
