import Foundation
import Testing

@Suite struct HardeningTests {
  /// `connect` while it waits for a secret, without the network and with it.
  static let waiting = ["--offline", "--no-input"]

  @Test(arguments: waiting)
  func `a process that holds secrets leaves no core and says nothing when it crashes`(
    option: String
  ) async throws {
    try await TemporaryHome.lend { home in
      async let outcome = held(home, option, prefix: "")
      let number = try await ProcessTable.process(in: home.path, naming: option)
      let status = try await settled(number)
      #expect(status.contains("Umask:\t0077\n"))
      let limits = try #require(ProcessTable.contents("\(number)/limits"))
      let cores = String(decoding: limits, as: UTF8.self).split(separator: "\n")
        .first { $0.contains("core file") }
      #expect(cores?.split(separator: " ").filter { $0 == "0" }.count == 2)

      // The handler that Swift installs would print the memory that the registers point at.
      kill(number, SIGSEGV)
      let ended = try await outcome
      #expect(ended.exit == 128 + SIGSEGV && ended.stdout.isEmpty)
      // The static programs say at their start that they have no such handler to call.
      #expect(
        ended.stderr.split(separator: "\n").allSatisfy { $0.hasSuffix("disabling backtracing.") })
    }
  }

  @Test(
    .enabled("needs root, to become somebody else who can reach the programs") {
      try await Machine.canBecomeNobody()
    }, arguments: waiting)
  func `a process that holds secrets cannot be looked into by its own user`(
    option: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.giveToNobody()
      async let outcome = held(home, option, prefix: TemporaryHome.asNobody)
      let number = try await ProcessTable.process(in: home.path, naming: option)
      _ = try await settled(number)
      #expect(ProcessTable.owner(ofEnvironmentOf: number) == 0)
      kill(number, SIGTERM)
      #expect(try await outcome.exit == 128 + SIGTERM)
    }
  }

  /// Runs a `connect` that waits for somebody to write into a pipe with a name.
  private func held(
    _ home: TemporaryHome, _ option: String, prefix: String
  ) async throws -> Outcome {
    try await home.bash(
      """
      mkfifo fifo; chown --reference=. fifo
      exec \(prefix) timeout -s KILL 60 authpipe connect bigcommerce acme --api-url $url --from fifo \(option)
      """, environment: ["SWIFT_BACKTRACE": "enable=yes"])
  }

  /// The process's status once all its preparations are made.
  private func settled(_ number: Int32) async throws -> String {
    while true {
      let status = try #require(ProcessTable.contents("\(number)/status"))
      let text = String(decoding: status, as: UTF8.self)
      if text.contains("Umask:\t0077\n"), text.contains("State:\tS") {
        try await Task.sleep(for: .milliseconds(200))
        return text
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
