internal import BigCommerceSandbox
internal import Foundation
internal import Testing

@Suite struct ListeningTests {
  @Test func `nothing but 127.0.0.1 is listened on`() async throws {
    try await withSandbox { sandbox async throws in
      // A server on 0.0.0.0 would be reached by every address of the loopback network.
      #expect(connection(to: "127.0.0.1", port: sandbox.port) != nil)
      #expect(connection(to: "127.0.0.2", port: sandbox.port) == nil)
    }
  }

  @Test func `a port that is taken is an error at once`() async throws {
    try await withSandbox { sandbox async throws in
      let port = sandbox.port
      let start = ContinuousClock.now
      await #expect(throws: SandboxError.cannotListen(port: port)) {
        try await BigCommerceSandbox(port: port).start()
      }
      #expect(ContinuousClock.now - start < .seconds(40))
    }
  }

  @Test func `serving ends when its task is cancelled`() async throws {
    let sandbox = BigCommerceSandbox(seed: 1)
    try await sandbox.start()
    let serving = Task { try await sandbox.run() }
    try await Task.sleep(for: .milliseconds(50))
    serving.cancel()
    _ = await serving.result
    await #expect(throws: (any Error).self) { try await sandbox.ask("v2/time") }
  }
}
