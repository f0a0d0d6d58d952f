internal import AuthpipeKit
internal import Foundation
internal import HTTPTypes
internal import HostileServers
internal import Testing
internal import URLSessionTransport

@Suite struct TokenTests {
  private let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  @Test func `the token and the other headers arrive as they were sent`() async throws {
    let server = try RawServer { [ok] in $0.send(ok) }
    var request = get("/stores/abc123/v2/store?limit=1", port: server.port)
    request.headerFields[.accept] = "application/json"
    request.headerFields[.userAgent] = "authpipe/1.0"
    let answer = try await URLSessionTransport().send(
      request, secret: secret(), timeout: .seconds(5))
    #expect(answer.body == Array("ok".utf8))
    let lines = try #require(server.requests.first).components(separatedBy: "\r\n")
    #expect(lines.first == "GET /stores/abc123/v2/store?limit=1 HTTP/1.1")
    #expect(lines.contains("X-Auth-Token: \(token)"))
    #expect(lines.contains("Accept: application/json"))
    #expect(lines.contains("User-Agent: authpipe/1.0"))
    #expect(!lines.contains { $0.lowercased().hasPrefix("cookie") })
  }

  @Test(arguments: ["a\nb", "a\r\nX-Evil: 1", "a\r", "a b", "", "caf\u{e9}", "a\u{0}b"])
  func `a token that is no header value is never sent`(value: String) async throws {
    let server = try RawServer { [ok] in $0.send(ok) }
    let failure = await URLSessionTransport().failure(
      of: get(port: server.port), secret: try secret(value))
    #expect(failure == .unsendableHeader)
    #expect(server.requests.isEmpty)
  }

  @Test func `a cookie that was set does not come back`() async throws {
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
    }
    let transport = URLSessionTransport()
    for _ in 0..<2 {
      _ = try await transport.send(get(port: server.port), secret: nil, timeout: .seconds(5))
    }
    #expect(server.requests.count == 2)
    #expect(!server.requests.contains { $0.lowercased().contains("cookie") })
  }

  @Test func `no cache is written under the home directory`() async throws {
    let cache = NSHomeDirectory() + "/.cache/org.swift.foundation.URLCache"
    let before = try? FileManager.default.subpathsOfDirectory(atPath: cache)
    let server = try RawServer {
      $0.send("HTTP/1.1 200 OK\r\nCache-Control: max-age=600\r\nContent-Length: 2\r\n\r\nok")
    }
    _ = try await URLSessionTransport().send(
      get(port: server.port), secret: secret(), timeout: .seconds(5))
    #expect((try? FileManager.default.subpathsOfDirectory(atPath: cache)) == before)
  }

  @Test func `200 concurrent sends are all answered, each with its own answer`() async throws {
    let server = try RawServer { connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    }
    let transport = URLSessionTransport()
    let port = server.port
    let answers = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          await transport.failure(of: get("/\(number)", port: port), timeout: .seconds(10)) == nil
        }
      }
      return await group.reduce(into: 0) { if $1 { $0 += 1 } }
    }
    #expect(answers == 200)
    #expect(Set(server.requests.map { $0.prefix { $0 != "\r" } }).count == 200)
  }
}
