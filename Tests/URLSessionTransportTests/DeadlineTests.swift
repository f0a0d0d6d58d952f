internal import AuthpipeKit
internal import Foundation
internal import HostileServers
internal import Testing
internal import URLSessionTransport

// In processes of their own, where nobody else's work delays the clock.
@Suite struct DeadlineTests {
  @Test func `a server that never answers ends by the deadline`() async {
    await #expect(processExitsWith: .success) {
      let server = try RawServer { _ in sleep(60) }
      try await expectTimeout(server)
    }
  }

  @Test func `a server that sends a byte at a time ends by the deadline`() async {
    await #expect(processExitsWith: .success) {
      let server = try RawServer { connection in
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in 0..<800 where connection.send("a") { usleep(100_000) }
      }
      try await expectTimeout(server)
    }
  }

  @Test func `a server whose headers never end ends by the deadline`() async {
    await #expect(processExitsWith: .success) {
      let server = try RawServer { connection in
        connection.send("HTTP/1.1 200 OK\r\n")
        for number in 0..<800 where connection.send("X-\(number): a\r\n") { usleep(100_000) }
      }
      try await expectTimeout(server)
    }
  }

  // URLSession keeps the body of a redirect to itself, so that no cap can cut it off.
  @Test func `a redirect whose body never ends ends by the deadline`() async {
    await #expect(processExitsWith: .success) {
      let server = try RawServer { connection in
        connection.send("HTTP/1.1 302 Go\r\nLocation: /\r\nContent-Length: 10000000000\r\n\r\n")
        let block = [UInt8](repeating: 0x41, count: 1 << 16)
        while connection.send(block) {}
      }
      try await expectTimeout(server)
      #expect(try peakMemory() < 128_000)
    }
  }

  @Test func `a cancelled task cancels its request`() async throws {
    let server = try RawServer { _ in sleep(60) }
    let port = server.port
    let task = Task { await URLSessionTransport().failure(of: get(port: port)) }
    try await Task.sleep(for: .milliseconds(200))
    let clock = ContinuousClock()
    let time = await clock.measure {
      task.cancel()
      #expect(await task.value == .cancelled)
    }
    #expect(time < .seconds(40))
  }

  @Test func `a task cancelled beforehand sends nothing`() async throws {
    let server = try RawServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
    let port = server.port
    let failure = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await URLSessionTransport().failure(of: get(port: port))
    }.value
    #expect(failure == .cancelled)
    #expect(server.requests.isEmpty)
  }
}

private func expectTimeout(_ server: RawServer) async throws {
  let clock = ContinuousClock()
  let start = clock.now
  let failure = await URLSessionTransport().failure(
    of: get(port: server.port), secret: try secret(), timeout: .seconds(1))
  #expect(failure == .timedOut)
  #expect(clock.now - start < .seconds(40))
}
