import BigCommerceSandbox
import Foundation
import Testing

@Suite(
  .enabled("strace is missing, or tracing is not permitted") { try await Machine.canTrace() })
struct SystemCallTests {
  /// The commands that must not know that there is a network.
  static let local = [
    "get acme", "get acme --json", "get acme --format sh", "get acme --max-age 1d",
    "---completion get -- positional@0 2 0 authpipe get a", "run acme -- true", "inject",
    "list --json", "show acme",
    "set acme --label a=b",
    "connect bigcommerce other --offline --api-url $url --from $file", "disconnect acme --yes",
  ]

  @Test(arguments: local)
  func `a local command opens no socket`(command: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await calls("%network", of: command, in: home) == [])
    }
  }

  @Test func `a check connects to its store's address and to nothing else`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let connected = try await calls("connect", of: "check", in: home)
        .filter { !$0.contains("AF_UNIX") }
      #expect(!connected.isEmpty)
      let address = "sin_port=htons(\(home.sandbox.port)), sin_addr=inet_addr(\"127.0.0.1\")"
      #expect(connected.filter { !$0.contains(address) } == [])
    }
  }

  @Test(arguments: [
    "get acme", "get acme --json", "get acme --format sh", "list", "show acme --json",
  ])
  func `a reading command writes nothing but its answer`(command: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let files = try await calls("%file,execve", of: command, in: home)
      #expect(files.contains { $0.contains("vault.sqlite") })
      #expect(files.filter { $0.contains(#/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/#) } == [])
      #expect(
        files.filter {
          $0.contains(#/^\d+ +(unlink|rename|mkdir|link|symlink|chmod|chown|truncate|utime)/#)
        } == [])
      #expect(files.filter { $0.contains("execve(") }.count == 1)
      let written = try await calls("write,writev,pwrite64,ftruncate,fsync", of: command, in: home)
      #expect(!written.isEmpty)
      #expect(written.filter { !$0.contains("write(1, ") } == [])
    }
  }

  /// The calls of a kind that a command made, without what strace says of signals and ends.
  private func calls(
    _ kind: String, of command: String, in home: TemporaryHome
  ) async throws -> [String] {
    let outcome = try await home.bash(
      "strace -f -qq -e signal=none -e trace=\(kind) -o trace authpipe \(command) >/dev/null")
    #expect(outcome.exit == 0)
    return try String(contentsOfFile: "\(home.path)/trace", encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.contains("+++ exited") }
  }
}
