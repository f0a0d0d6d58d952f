import Foundation
import HostileServers
import Synchronization
import Testing

/// Answers and bodies of any length, and servers that send elsewhere.
@Suite struct ApiStreamTests {
  private static let block = [UInt8](repeating: 0x41, count: 1 << 16)

  /// Connects `acme` to `server`, which is not asked.
  private func connect(_ home: TemporaryHome, to server: RawServer) async throws {
    let outcome = try await home.authpipe(
      "connect", "bigcommerce", "acme", "--offline", "--store", "abc123", "--from", "-",
      "--api-url", "http://127.0.0.1:\(server.port)", input: home.token())
    try #require(outcome.exit == 0, "\(outcome.stderr)")
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is not followed, and no other server hears of it`(_ status: Int) async throws {
    try await TemporaryHome.lend { home in
      let elsewhere = try RawServer { $0.send(Misbehaviour.healthy) }
      let port = elsewhere.port
      let server = try RawServer {
        $0.send(Canned.empty(status, "Location: http://127.0.0.1:\(port)/stores/abc123/v2/store"))
      }
      try await connect(home, to: server)
      for method in ["GET", "POST", "DELETE"] {
        let outcome = try await home.authpipe("api", "acme", "v2/store", "-X", method)
        #expect(outcome.exit == 3 && outcome.stderr.contains("redirect (\(status))"))
      }
      #expect(server.requests.count == 3 && elsewhere.requests.isEmpty)
      #expect(server.requests.allSatisfy { $0.contains("X-Auth-Token: \(home.token())\r\n") })
    }
  }

  @Test func `200 MB pass in little memory`() async throws {
    try await TemporaryHome.lend { home in
      let server = try RawServer { connection in
        connection.send(Canned.head(200, length: "\(3_200 << 16)", "Connection: close"))
        for _ in 0..<3_200 where !connection.send(Self.block) { return }
      }
      try await connect(home, to: server)
      let outcome = try await home.bash(
        "\(BadServerTests.measured) authpipe api acme v3/long | { sleep 3; wc -c; }; cat peak")
      #expect(outcome.stderr.isEmpty)
      let numbers = outcome.stdout.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      #expect(numbers.first == 3_200 << 16)
      #expect(try #require(numbers.last) < 128 << 10)
    }
  }

  @Test func `a reader who has had enough ends it without a word`() async throws {
    try await TemporaryHome.lend { home in
      let server = try RawServer { connection in
        connection.send(Canned.head(200, []))
        connection.sendForever(Self.block)
      }
      try await connect(home, to: server)
      let outcome = try await home.bash(
        "{ authpipe api acme v3/endless; echo $? >status; } | head -c 3; cat status")
      #expect(outcome.stdout == "AAA74\n" && outcome.stderr.isEmpty)
    }
  }

  @Test func `an answer that breaks off is no success`() async throws {
    try await TemporaryHome.lend { home in
      let server = try RawServer { $0.send(Canned.head(200, length: "99") + "[1,") }
      try await connect(home, to: server)
      let outcome = try await home.authpipe("api", "acme", "v3/x")
      #expect(outcome.exit == 3 && outcome.stdout == "[1,")
      #expect(outcome.stderr.contains("what was written of the answer is not all of it"))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `a body of any length comes from a file or from standard input`() async throws {
    try await TemporaryHome.lend { home in
      let received = Mutex<[Int]>([])
      let server = try RawServer { connection in
        // Five bodies, of which each is read to the end of what its test sends.
        let length = received.withLock { $0.count < 4 ? [3, 3, 70_000, 16 << 20][$0.count] : 0 }
        let body = connection.readBody(length)
        received.withLock { $0.append(body.allSatisfy { $0 == 0x61 } ? body.count : -1) }
        connection.send(Canned.json(200, "{}"))
      }
      try await connect(home, to: server)
      let outcome = try await home.bash(
        """
        fill() { head -c $1 /dev/zero | tr '\\0' a; }
        fill 3 >short; fill 70000 >long
        authpipe api acme v3/hooks -d @short && authpipe api acme v3/hooks -X PUT -d - <short &&
        authpipe api acme v3/hooks -d @long && fill \(16 << 20) | authpipe api acme v3/hooks -d @-
        """)
      #expect(outcome == Outcome(stdout: "{}{}{}{}"))
      #expect(received.withLock { $0 } == [3, 3, 70_000, 16 << 20])
      #expect(server.requests.map { $0.prefix(4) } == ["POST", "PUT ", "POST", "POST"])
      #expect(server.requests.allSatisfy { $0.contains("Content-Type: application/json\r\n") })

      let refused = try await home.bash(
        """
        head -c \(16 << 20 + 1) /dev/zero | authpipe api acme v3/hooks -d -; echo $?
        authpipe api acme v3/hooks -d '{"key":"hush"}'; echo $?
        authpipe api acme v3/hooks -d @nowhere; echo $?
        authpipe api acme v3/hooks -X GET -d @short; echo $?
        authpipe api acme v3/hooks -X TRACE; echo $?
        authpipe api acme v3/hooks -X POST --paginate; echo $?
        """)
      #expect(refused.stdout == "65\n64\n65\n64\n64\n64\n")
      #expect(!refused.stderr.contains("hush"))
      #expect(server.requests.count == 4)
      let terminal = try home.terminal("api", "acme", "v3/hooks", "-d", "-")
      #expect(try await terminal.end() == 64)
    }
  }
}
