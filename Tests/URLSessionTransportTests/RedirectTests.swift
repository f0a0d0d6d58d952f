internal import AuthpipeKit
internal import HTTPTypes
internal import HostileServers
internal import Testing
internal import URLSessionTransport

@Suite struct RedirectTests {
  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is answered, never followed`(status: Int) async throws {
    let elsewhere = try RawServer { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
    let port = elsewhere.port
    let server = try RawServer {
      $0.send(
        "HTTP/1.1 \(status) Go\r\nLocation: http://127.0.0.1:\(port)/\r\nContent-Length: 2\r\n\r\nno"
      )
    }
    let answer = try await URLSessionTransport().send(
      get(port: server.port), secret: secret(), timeout: .seconds(5))
    #expect(answer.response.status.code == status)
    #expect(answer.body == Array("no".utf8))
    #expect(elsewhere.requests.isEmpty)
  }

  @Test(arguments: ["", "Location: //[\r\n", "Location: file:///etc/passwd\r\n"])
  func `a redirect to nowhere is an answer too`(location: String) async throws {
    let server = try RawServer {
      $0.send("HTTP/1.1 302 Go\r\n\(location)Content-Length: 0\r\n\r\n")
    }
    let answer = try await URLSessionTransport().send(
      get(port: server.port), secret: secret(), timeout: .seconds(5))
    #expect(answer.response.status.code == 302)
  }
}
