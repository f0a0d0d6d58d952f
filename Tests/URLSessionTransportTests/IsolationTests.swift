internal import AuthpipeKit
internal import Foundation
internal import HTTPTypes
internal import HostileServers
internal import Synchronization
internal import Testing
internal import WorkerTransport

/// What one answer that ends a worker means for the other exchanges.
@Suite(.serialized) struct IsolationTests {
  /// What ends the process that runs URLSession.
  private static let cutShort = "HTTP/1.1 200 OK\r\n"

  @Test func `an answer that ends its worker costs nobody else theirs`() async throws {
    let bad = try RawServer { connection in
      // Not before the others are under way.
      usleep(300_000)
      connection.send(Self.cutShort)
    }
    let good = try RawServer { connection in
      usleep(500_000)
      connection.send(Misbehaviour.healthy)
    }
    let transport = WorkerTransport.ofTests()
    let (badPort, goodPort) = (bad.port, good.port)
    let failures = await withTaskGroup(of: TransportFailure?.self) { group in
      for number in 0..<12 {
        let port = number % 4 == 0 ? badPort : goodPort
        group.addTask {
          await transport.failure(of: get(port: port), secret: try? secret(), timeout: .seconds(30))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(failures.count { $0 == .cutShort } == 3)
    #expect(failures.count { $0 == nil } == 9)
    // Once with the others and once alone.
    #expect(bad.requests.count <= 6)
    #expect(good.requests.allSatisfy { $0.contains("X-Auth-Token: \(token)\r\n") })
    #expect(await transport.failure(of: get(port: goodPort)) == nil)
  }

  @Test func `a request that may not arrive twice is not repeated`() async throws {
    let server = try RawServer { $0.send(Self.cutShort) }
    var request = get(port: server.port)
    request.method = .post
    #expect(await WorkerTransport.ofTests().failure(of: request) == .cutShort)
    #expect(server.requests.count == 1)
  }

  @Test func `a slow server beside one that ends workers keeps its own time and no more`()
    async throws
  {
    let bad = try RawServer { connection in
      usleep(300_000)
      connection.send(Self.cutShort)
    }
    let mute = try RawServer { $0.waitForClose() }
    let good = try RawServer { connection in
      usleep(500_000)
      connection.send(Misbehaviour.healthy)
    }
    let transport = WorkerTransport.ofTests()
    // More that wait than there are places for those that are asked again.
    let waiting = (0..<20).map { _ in
      Task { await transport.failure(of: get(port: mute.port), timeout: .seconds(12)) }
    }
    async let broken = transport.failure(of: get(port: bad.port))
    async let healthy = transport.failure(of: get(port: good.port), timeout: .seconds(12))
    #expect(await broken == .cutShort)
    #expect(await healthy == nil)
    for task in waiting { #expect(await task.value == .timedOut) }
  }

  @Test func `a cancelled task cancels its request in the worker`() async throws {
    let isClosed = Mutex(false)
    let server = try RawServer { connection in
      connection.waitForClose()
      isClosed.withLock { $0 = true }
    }
    let port = server.port
    let transport = WorkerTransport.ofTests()
    let task = Task { await transport.failure(of: get(port: port), timeout: .seconds(60)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(await task.value == .cancelled)
    while !isClosed.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
  }

  @Test func `a worker that cannot be started says why, and sends nothing`() async throws {
    let server = try RawServer { $0.send(Misbehaviour.healthy) }
    let missing = WorkerTransport(program: "/nonexistent")
    #expect(await missing.failure(of: get(port: server.port)) == .notStarted(code: ENOENT))
    let other = WorkerTransport(program: "/bin/true")
    #expect(await other.failure(of: get(port: server.port)) == .notStarted(code: ENOEXEC))
    await #expect(throws: TransportFailure.notStarted(code: ENOENT)) { try await missing.start() }
    await #expect(throws: TransportFailure.notStarted(code: ENOEXEC)) { try await other.start() }
    try await WorkerTransport.ofTests().start()
    #expect(server.requests.isEmpty)
  }
}
