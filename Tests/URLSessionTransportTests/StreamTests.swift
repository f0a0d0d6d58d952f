internal import AuthpipeKit
internal import Dispatch
internal import Foundation
internal import HTTPTypes
internal import HostileServers
internal import Synchronization
internal import Testing
internal import WorkerTransport

/// Answers that are handed on as they come, through a worker as the program has them.
@Suite(.serialized) struct StreamTests {
  private static let block = [UInt8](repeating: 0x41, count: 1 << 16)

  private static func server(sending blocks: Int) throws -> RawServer {
    try RawServer { connection in
      connection.send(Canned.head(200, length: "\(blocks << 16)", "Connection: close"))
      for _ in 0..<blocks where !connection.send(block) { return }
    }
  }

  @Test func `what has come is handed on before there is more`() async throws {
    let isTaken = DispatchSemaphore(value: 0)
    let server = try RawServer { connection in
      connection.send(Canned.head(200, length: "10") + "begin")
      // Without the receiver's word the rest never comes.
      guard isTaken.wait(timeout: .now() + 15) == .success else { return }
      connection.send("ended")
    }
    let taker = Taker { _ in isTaken.signal() >= 0 }
    #expect(
      await WorkerTransport.ofTests().failure(streaming: get(port: server.port), to: taker) == nil)
    #expect(taker.beginning == "beginended" && taker.status == 200)
    #expect(server.requests.first?.contains("X-Auth-Token: \(token)\r\n") == true)
  }

  // In a process of its own, whose peak is nobody else's. Its worker ends itself at 96 MiB.
  @Test func `300 MB pass in little memory`() async {
    await #expect(processExitsWith: .success) {
      let server = try StreamTests.server(sending: 4_800)
      let taker = Taker()
      let failure = await WorkerTransport.ofTests().failure(
        streaming: get(port: server.port), to: taker)
      #expect(failure == nil)
      #expect(taker.count == 4_800 << 16)
      #expect(try peakMemory() < 64_000)
    }
  }

  @Test func `a reader who takes his time loses nothing, and is no slow server`() async throws {
    let server = try Self.server(sending: 320)
    let hasWaited = Mutex(false)
    let taker = Taker { count in
      // Longer than a worker waits that finds a connection stuck, and than a server may be silent.
      let waits = hasWaited.withLock { hasWaited in
        defer { if count > 1 << 20 { hasWaited = true } }
        return !hasWaited && count > 1 << 20
      }
      if waits { sleep(4) }
      return true
    }
    let limits = StreamLimits.ofTests(beginning: .seconds(2), silence: .seconds(2))
    let failure = await WorkerTransport.ofTests().failure(
      streaming: get(port: server.port), limits: limits, to: taker)
    #expect(failure == nil && hasWaited.withLock { $0 })
    #expect(taker.count == 320 << 16)
  }

  @Test func `a gzip bomb is cut off at the cap`() async throws {
    let bomb = try output(of: "/bin/sh", "-c", "head -c 200000000 /dev/zero | gzip -9")
    let server = try RawServer {
      $0.send(Canned.head(200, length: "\(bomb.count)", "Content-Encoding: gzip"))
      $0.send(bomb)
    }
    let taker = Taker()
    let limits = StreamLimits.ofTests(bytes: 10_000_000)
    let failure = await WorkerTransport.ofTests().failure(
      streaming: get(port: server.port), limits: limits, to: taker)
    #expect(failure == .tooLarge(limit: 10_000_000))
    #expect((9_000_000...10_000_000).contains(taker.count))
  }

  @Test(arguments: [
    (StreamLimits.ofTests(beginning: .seconds(1)), "", UInt32(0)),
    (StreamLimits.ofTests(silence: .seconds(1)), "HTTP/1.1 200 OK\r\n\r\na", 0),
    (StreamLimits.ofTests(whole: .seconds(2)), "HTTP/1.1 200 OK\r\n\r\na", 100_000),
  ])
  func `a server that keeps us waiting ends by the clock`(
    limits: StreamLimits, beginning: String, pause: UInt32
  ) async throws {
    let server = try RawServer { connection in
      connection.send(beginning)
      guard pause > 0 else { return connection.waitForClose() }
      connection.sendForever("a".utf8, every: pause)
    }
    let transport = WorkerTransport.ofTests()
    let clock = ContinuousClock()
    let start = clock.now
    let failure = await transport.failure(
      streaming: get(port: server.port), limits: limits, to: Taker())
    #expect(failure == .timedOut)
    #expect(clock.now - start < .seconds(10))
    #expect(server.requests.count == 1)
  }

  @Test func `a reader who wants no more ends it, and the next one is served`() async throws {
    let isClosed = Mutex(false)
    let server = try RawServer { connection in
      connection.send(Canned.head(200, []))
      connection.sendForever(Self.block)
      isClosed.withLock { $0 = true }
    }
    let transport = WorkerTransport.ofTests()
    let failure = await transport.failure(
      streaming: get(port: server.port), to: Taker { $0 < 100_000 })
    #expect(failure == .cancelled)
    while !isClosed.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
    let small = try Self.server(sending: 1)
    #expect(await transport.failure(streaming: get(port: small.port), to: Taker()) == nil)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is handed on, never followed`(status: Int) async throws {
    let elsewhere = try RawServer { $0.send(Canned.empty(200)) }
    let port = elsewhere.port
    let server = try RawServer {
      $0.send(Canned.empty(status, "Location: http://127.0.0.1:\(port)/"))
    }
    let taker = Taker()
    let failure = await WorkerTransport.ofTests().failure(
      streaming: get(port: server.port), to: taker)
    #expect(failure == nil && taker.status == status)
    #expect(elsewhere.requests.isEmpty)
  }

  @Test(arguments: [0, 1, 1 << 16, 1 << 16 + 1, OutgoingBody.longest])
  func `a body arrives whole, however long`(length: Int) async throws {
    let sent = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let isWhole = Mutex(false)
    let server = try RawServer { connection in
      let body = connection.readBody(length)
      isWhole.withLock { $0 = body == sent }
      connection.send(Canned.empty(204))
    }
    var request = get(port: server.port)
    request.method = .put
    let body = try OutgoingBody(count: length) { $0.copyBytes(from: sent) }
    let failure = await WorkerTransport.ofTests().failure(
      streaming: request, body: body, to: Taker())
    #expect(failure == nil)
    #expect(isWhole.withLock { $0 })
    #expect(server.requests.first?.contains("Content-Length: \(length)\r\n") == true)
  }

  @Test(arguments: [("GET", "HTTP/1.1 200 OK\r\n", 2), ("POST", "HTTP/1.1 200 OK\r\n", 1)])
  func `an answer that ends its worker is asked for again where that does no harm`(
    method: String, answer: String, requests: Int
  ) async throws {
    let server = try RawServer { $0.send(answer) }
    var request = get(port: server.port)
    request.method = try #require(HTTPRequest.Method(method))
    let transport = WorkerTransport.ofTests()
    #expect(await transport.failure(streaming: request, to: Taker()) == .cutShort)
    #expect(server.requests.count == requests)
  }

  @Test func `what was begun is never begun again`() async throws {
    let server = try RawServer { connection in
      // The trailers never end, which ends the worker.
      connection.send(Canned.head(200, ["Transfer-Encoding: chunked"]) + "1\r\na\r\n0\r\n")
      connection.sendForever("X: a\r\n".utf8)
    }
    let taker = Taker()
    let failure = await WorkerTransport.ofTests().failure(
      streaming: get(port: server.port), to: taker)
    #expect(failure == .cutShort)
    #expect(taker.count == 1 && server.requests.count == 1)
  }
}
