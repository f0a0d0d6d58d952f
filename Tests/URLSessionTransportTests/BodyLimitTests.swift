internal import AuthpipeKit
internal import Foundation
internal import HostileServers
internal import Testing
internal import URLSessionTransport

@Suite struct BodyLimitTests {
  // In a process of its own, whose peak is nobody else's.
  @Test func `a gzip bomb is cut off at the cap, in little memory`() async {
    await #expect(processExitsWith: .success) {
      let bomb = try output(of: "/bin/sh", "-c", "head -c 200000000 /dev/zero | gzip -9")
      let server = try RawServer {
        $0.send(
          "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
        $0.send(bomb)
      }
      try await expectTooLarge(server)
    }
  }

  @Test func `a body of 100 MB is cut off at the cap, in little memory`() async {
    await #expect(processExitsWith: .success) {
      let server = try RawServer { connection in
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        let block = [UInt8](repeating: 0x41, count: 1 << 16)
        for _ in 0..<1526 where !connection.send(block) { return }
      }
      try await expectTooLarge(server)
    }
  }

  @Test func `1,000 requests, 32 at a time, take little memory`() async {
    await #expect(processExitsWith: .success) {
      let server = try RawServer {
        $0.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2000\r\n\r\n")
        $0.send([UInt8](repeating: 0x41, count: 2000))
      }
      let transport = URLSessionTransport()
      let port = server.port
      await withTaskGroup(of: TransportFailure?.self) { group in
        for number in 0..<1000 {
          if number >= 32, let failure = await group.next() { #expect(failure == nil) }
          group.addTask {
            await transport.failure(
              of: get(port: port), secret: try? secret(), timeout: .seconds(20))
          }
        }
        for await failure in group { #expect(failure == nil) }
      }
      #expect(server.requests.count == 1000)
      #expect(try peakMemory() < 100_000)
    }
  }

  @Test(arguments: [(10, nil), (11, TransportFailure.tooLarge(limit: 10))])
  func `a body as long as the cap is an answer, one byte more is not`(
    length: Int, failure: TransportFailure?
  ) async throws {
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n")
      $0.send([UInt8](repeating: 0x41, count: length))
    }
    #expect(await URLSessionTransport(bodyLimit: 10).failure(of: get(port: server.port)) == failure)
  }
}

private func expectTooLarge(_ server: RawServer) async throws {
  let failure = await URLSessionTransport().failure(of: get(port: server.port))
  #expect(failure == .tooLarge(limit: 1 << 20))
  // What the server still sends is thrown away, not kept.
  try await Task.sleep(for: .milliseconds(500))
  #expect(try peakMemory() < 128_000)
}
