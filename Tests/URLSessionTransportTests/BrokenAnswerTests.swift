internal import AuthpipeKit
internal import HTTPTypes
internal import HostileServers
internal import Testing
internal import URLSessionTransport

@Suite struct BrokenAnswerTests {
  @Test(arguments: [
    "", "HTTP/1.1 200", "garbage\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nab\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 300_000) + "\r\n\r\n",
  ])
  func `a broken answer is no answer`(bytes: String) async throws {
    let server = try RawServer { $0.send(bytes) }
    let failure = try #require(
      await URLSessionTransport().failure(of: get(port: server.port), secret: secret()))
    switch failure {
    case .other, .connectionLost: break
    default: Issue.record("\(failure)")
    }
  }

  @Test func `300 kB of headers are either an answer or none, and quick`() async throws {
    let headers = (0..<300).map { "X-\($0): " + String(repeating: "a", count: 1000) + "\r\n" }
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\n\(headers.joined())Content-Length: 0\r\n\r\n")
    }
    let outcome = await URLSessionTransport().outcome(of: get(port: server.port))
    if case .failure(let failure) = outcome { #expect(failure != .timedOut) }
  }

  @Test func `a head of 3 MB is given up for one that does not end`() async throws {
    let header = "X: " + String(repeating: "a", count: 1000) + "\r\n"
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\n")
      for _ in 0..<3_000 where !$0.send(header) { return }
      $0.send("Content-Length: 0\r\n\r\n")
    }
    #expect(await URLSessionTransport().failure(of: get(port: server.port)) == .cutShort)
  }

  @Test func `a reset connection is lost`() async throws {
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")
      $0.resetOnClose()
    }
    #expect(await URLSessionTransport().failure(of: get(port: server.port)) == .connectionLost)
  }

  @Test func `a refused connection and an unknown name say so`() async throws {
    let transport = URLSessionTransport()
    #expect(await transport.failure(of: get(port: 1)) == .connectionRefused)
    let nowhere = HTTPRequest(
      method: .get, scheme: "https", authority: "nonexistent.invalid", path: "/")
    #expect(await transport.failure(of: nowhere, secret: try secret()) == .nameNotResolved)
  }

  @Test(arguments: ["Basic", "", "Basic realm=\"x\"", "Bearer", "NTLM", "Negotiate", "Digest ="])
  func `a 401 that asks for a password is an answer, not a wait`(challenge: String) async throws {
    let server = try RawServer {
      $0.send("HTTP/1.1 401 No\r\nWWW-Authenticate: \(challenge)\r\nContent-Length: 2\r\n\r\nno")
    }
    let answer = try await URLSessionTransport().send(
      get(port: server.port), secret: secret(), timeout: .seconds(2))
    #expect(answer.response.status == .unauthorized)
    #expect(answer.body == Array("no".utf8))
    #expect(server.requests.count == 1)
  }

  @Test func `a header that is not UTF-8 or not a header does not crash`() async throws {
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\nX: ".utf8)
      $0.send([0xff, 0xfe, 0x80])
      $0.send("\r\n:none\r\nfoo\r\nContent-Length: 0\r\n\r\n")
    }
    let failure = await URLSessionTransport().failure(of: get(port: server.port))
    #expect(failure != .timedOut)
  }
}
