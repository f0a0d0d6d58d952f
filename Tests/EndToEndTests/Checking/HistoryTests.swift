import BigCommerceSandbox
import Foundation
import Testing

@Suite struct HistoryTests {
  @Test func `what checks concluded is shown as a strip and as a list`() async throws {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      try await home.connect("acme")
      try await home.connect("other", store: "def456")
      try await home.authpipe("check")
      try home.sandbox.suspend("abc123")
      try await home.authpipe("check", "acme")
      try home.sandbox.restore("abc123")
      try home.sandbox.revoke(account: 1, of: "abc123")
      try await home.authpipe("check", "acme")
      let shown = try await home.authpipe("show", "acme").stdout
      #expect(shown.contains("hhsR (the newest last)\n"))

      let list = try await home.authpipe("log", "acme", "--health")
      let rows = list.stdout.split(separator: "\n").map {
        $0.split(separator: " ").map(String.init)
      }
      #expect(rows.first == ["WHEN", "CONNECTION", "VERDICT", "STATUS", "TIME"])
      #expect(rows.dropFirst().map { $0[2] } == ["healthy", "healthy", "suspended", "rejected"])
      #expect(rows.dropFirst().map { $0[3] } == ["200", "200", "503", "401"])

      let all = try await home.authpipe("log", "--health", "--json").stdout
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(all.utf8)) as? [String: Any])
      #expect(object["schema"] as? String == "authpipe.log-health/1")
      let verdicts = try #require(object["verdicts"] as? [[String: Any]])
      #expect(verdicts.count { $0["connection"] as? String == "other" } == 2)
      #expect(verdicts.count == 6)
      let none = try await home.authpipe("log", "nobody", "--health")
      #expect(none.exit == 1)
    }
  }

  @Test func `a hundred verdicts are kept`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash(
        """
        sqlite3 "$vault" "WITH RECURSIVE n(i) AS (SELECT 2 UNION SELECT i + 1 FROM n WHERE i < 150)
          INSERT INTO verdict SELECT connection_id, i, version, asked_at, verdict, finding,
          http_status, latency_ms FROM verdict, n"
        """)
      try await home.authpipe("check")
      let shown = try await home.authpipe("show", "acme").stdout
      let strip = shown.split(separator: "\n").first { $0.hasPrefix("history") }
      #expect(strip?.count { $0 == "h" } == 1 + 100 + 1)
    }
  }
}
