import Foundation
import Glibc
import Testing

/// A server that breaks off inside the head of its answer, which ends the process that runs
/// URLSession on Linux.
@Suite struct BrokenServerTests {
  private static let python = "/usr/bin/python3"
  private static let server = """
    import socket, sys
    s = socket.socket()
    s.bind(('127.0.0.1', 0))
    s.listen(8)
    print(s.getsockname()[1], flush=True)
    while True:
        c, _ = s.accept()
        c.recv(4096)
        c.sendall(b'HTTP/1.1 200 OK\\r\\n')
        c.close()
    """

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python), "python3 is missing"))
  func `an answer cut short is unknown, in words, and nothing is stored`() async throws {
    try await TemporaryHome.lend { home in
      let server = Process()
      server.executableURL = URL(fileURLWithPath: Self.python)
      server.arguments = ["-c", Self.server]
      let output = Pipe()
      server.standardOutput = output
      try server.run()
      // Killed, since a thread of Dispatch passes its blocked signals on.
      defer { kill(server.processIdentifier, SIGKILL) }
      let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)

      let outcome = try await home.authpipe(
        "connect", "bigcommerce", "acme", "--store", "abc123", "--from", "-", "--api-url",
        "http://127.0.0.1:\(port)", input: home.token())
      #expect(outcome.exit == 3)
      #expect(outcome.stderr.contains("authpipe: error: "))
      #expect(!outcome.stderr.contains(home.token()))
      #expect(!FileManager.default.fileExists(atPath: home.vault))
    }
  }
}
