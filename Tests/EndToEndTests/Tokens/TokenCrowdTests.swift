import BigCommerceSandbox
import Figures
import Foundation
import Testing

/// Many processes that want one token.
@Suite struct TokenCrowdTests {
  @Test func `fifty calls at once make one mint`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      try await home.connect("acme")
      try home.sandbox.delayMinting(of: "abc123", by: .seconds(1))
      let outcome = try await home.bash(
        """
        for i in $(seq 50); do authpipe token acme >token.$i 2>words.$i & pids="$pids $!"; done
        for pid in $pids; do wait $pid || echo "failed: $?"; done
        cat token.* | sort | uniq -c | tr -s ' '
        """)
      #expect(home.minted.count == 1)
      #expect(outcome.stdout == " 50 \(home.minted[0].value)\n")
      Figures.add("tokens minted for fifty calls at once", home.minted.count)
    }
  }

  @Test func `fifty calls that get none do not wait one for the other`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.force(
        SandboxAnswer(status: 503, delay: .seconds(1)), times: 1_000, of: "abc123")
      let before = home.sandbox.requestCount
      let outcome = try await home.bash(
        """
        for i in $(seq 50); do (authpipe token acme 2>words.$i; echo $? >>ends) & done; wait
        sort ends | uniq -c | tr -s ' '
        """)
      #expect(outcome.stdout == " 50 3\n")
      #expect(home.sandbox.requestCount - before < 50)
      let words = try await home.bash("cat words.*").stdout
      #expect(words.contains("suspended (503)"))
      #expect(words.contains("another process asked BigCommerce for that token meanwhile"))
      try home.sandbox.restore("abc123")
      #expect(try await home.bash("authpipe token acme 2>/dev/null").exit == 0)
    }
  }

  @Test func `readers that never stop see no token that has ended while it is renewed`()
    async throws
  {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        read_on() {
          while [ ! -e done ]; do
            start=$EPOCHSECONDS
            if token=$(authpipe token acme --ttl 20s --cors https://a.b 2>>words.$r)
            then echo "$start $token"; else echo "failed $?"; fi
          done
        }
        for r in 1 2 3; do read_on >seen.$r & done
        sleep 40; touch done; wait; cat seen.*
        """)
      let ends = Dictionary(uniqueKeysWithValues: home.minted.map { ($0.value, $0.expiresAt) })
      var stale: [Substring] = []
      var seen: Set<String> = []
      let lines = outcome.stdout.split(separator: "\n")
      for line in lines {
        let words = line.split(separator: " ")
        guard words.count == 2, let start = Int(words[0]), let end = ends[String(words[1])],
          start < end
        else {
          stale.append(line)
          continue
        }
        seen.insert(String(words[1]))
      }
      #expect(stale == [])
      #expect(lines.count > 10)
      // Each was renewed with a fifth of its life left, and by one process.
      #expect(seen.count >= 2 && seen == Set(ends.keys))
      let starts = home.minted.map(\.mintedAt)
      #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= 14 && $1 - $0 < 20 })
      #expect(try await home.bash("cat words.*").stdout == "")
      Figures.add("readings of a token while it was renewed", lines.count)
      Figures.add("readings of a token that had ended", stale.count)
    }
  }
}
